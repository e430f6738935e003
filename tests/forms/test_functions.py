"""Conformance: what each operator and function of the ODK XForms specification gives."""

import math

import pytest

from rrk_field.forms.definition import parse
from rrk_field.forms.functions import FUNCTIONS
from rrk_field.forms.session import Session
from tests.forms.small_forms import context

MODEL = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>Functions</h:title><model>
<itext><translation lang="en" default="true()">
<text id="greet"><value>Good day</value></text>
<text id="red"><value>Red</value></text></translation></itext>
<instance><data id="functions" version="1">
<empty/><seven>7</seven><text>Hello World</text><many>a b c</many><day>2012-07-23</day>
<moment>2012-07-23T14:05:06.007Z</moment><colour>red</colour>
<row><n>1</n><word>one</word></row><row><n>2</n><word>two</word></row><row><n>4</n><word/></row>
<shape>42 21 0 0; 42 21.01 0 0; 42.01 21.01 0 0; 42.01 21 0 0; 42 21 0 0</shape>
<result/></data></instance>
<instance id="fruit"><root>
<item><name>apple</name><label>Apple</label><price>2</price></item>
<item><name>pear</name><label>Pear</label><price>3</price></item>
<item><name>plum</name><label>Plum</label><price>3</price></item></root></instance>
<instance id="colours"><root><item><name>red</name><itextId>red</itextId></item></root></instance>
<bind nodeset="/data/result" type="string" calculate="{expression}"/>
</model></h:head><h:body><input ref="/data/text"/>
<select1 ref="/data/colour"><itemset nodeset="instance('colours')/root/item"><value ref="name"/>
<label ref="jr:itext(itextId)"/></itemset></select1>
<group ref="/data/row"><repeat nodeset="/data/row"><input ref="/data/row/n"/>
<input ref="/data/row/word"/></repeat></group></h:body></h:html>"""

TABLE = """
1 + 2 -> 3
2 - 5 -> -3
3 * 4 -> 12
7 div 2 -> 3.5
7 mod 3 -> 1
-7 mod 3 -> -1
7.5 mod 2 -> 1.5
1 div 0 -> Infinity
-1 div 0 -> -Infinity
2 + 3 * 4 -> 14
(2 + 3) * 4 -> 20
- - 3 -> 3
10 div 4 * 2 -> 5
'7' + 1 -> 8
/data/seven + 1 -> 8
/data/empty + 1 ->
'x' + 1 ->
1 = 1 -> true
1 != 1 -> false
'a' = 'a' -> true
'1' = 1 -> true
'1.0' = 1 -> true
'1.0' = '1' -> false
'' = 0 -> false
'' < 1 -> false
'' > 1 -> false
'' >= 0 -> false
/data/empty = '' -> true
/data/empty != 5 -> true
/data/empty < 5 -> false
/data/seven > 6.5 -> true
/data/seven = 7 -> true
/data/seven = '7' -> true
'2012-07-24' > /data/day -> true
/data/day = '2012-07-23' -> true
/data/day - '2012-07-20' -> 3
/data/day + 1 -> 15545
true() = 1 -> true
true() = 'false' -> true
not(false()) -> true
true() and false() -> false
true() or false() -> true
false() or 1 = 1 and 2 = 3 -> false
'a' = 'b' or 'a' = 'a' -> true
/data/row/n = 2 -> true
/data/row/n != 2 -> true
/data/row/n = 3 -> false
/data/row/n > 3 -> true
/data/row[2]/word -> two
/data/row[n = 2]/word -> two
/data/row[position() = 1]/word -> one
/data/row[last()]/n -> 4
/data/row[n > 1][1]/n -> 2
/data/row[word != '']/n -> 1
count(/data/row) -> 3
count(/data/row/n | /data/seven) -> 4
count(/data/*) -> 12
count(//n) -> 3
/data/row[1]/following-sibling::row[1]/n -> 2
/data/row[3]/preceding-sibling::row[1]/n -> 2
if(1 > 2, 'yes', 'no') -> no
if(/data/seven = 7, 1, 2) + 1 -> 2
if('', 1, 2) -> 2
if('false', 1, 2) -> 1
coalesce('', 'b') -> b
coalesce(/data/empty, /data/seven) -> 7
once('first') -> first
selected('a b c', 'b') -> true
selected('ab c', 'a') -> false
selected(/data/many, 'c') -> true
selected('', 'a') -> false
selected-at(/data/many, 1) -> b
selected-at(/data/many, 9) ->
count-selected(/data/many) -> 3
count-selected('') -> 0
count-selected('  a   b ') -> 2
checklist(1, 2, true(), false(), true()) -> true
checklist(3, -1, true(), false(), true()) -> false
checklist(-1, 1, true(), true()) -> false
weighted-checklist(3, 4, true(), 3, false(), 9) -> true
weighted-checklist(-1, 2, true(), 3) -> false
boolean-from-string('1') -> true
boolean-from-string('true') -> true
boolean-from-string('yes') -> false
boolean('') -> false
boolean('0') -> true
boolean(0) -> false
boolean(3) -> true
true() -> true
false() -> false
not('') -> true
regex('2012', '^[0-9]{4}$') -> true
regex('20124', '^[0-9]{4}$') -> false
regex('abc', 'b') -> true
regex('abc', '(') -> false
contains('Hello', 'ell') -> true
contains('Hello', 'x') -> false
contains('Hello', '') -> true
starts-with('Hello', 'He') -> true
ends-with('Hello', 'lo') -> true
ends-with('Hello', 'x') -> false
substr('Hello', 1, 3) -> el
substr('Hello', -3) -> llo
substr('Hello', 0, -1) -> Hell
substr('Hello', 3, 1) ->
substr('Hello', 9) ->
substring('12345', 2, 3) -> 234
substring('12345', 1.5, 2.6) -> 234
substring('12345', 0, 3) -> 12
substring('12345', 2) -> 2345
substring-before('1999/04/01', '/') -> 1999
substring-after('1999/04/01', '/') -> 04/01
substring-before('abc', 'x') ->
substring-after('abc', 'x') ->
string-length('Hello') -> 5
string-length(/data/text) -> 11
normalize-space('  a   b ') -> a b
translate('bar', 'abc', 'AB') -> BAr
translate('--aaa--', 'abc-', 'ABC') -> AAA
upper-case('aé') -> AÉ
lower-case('AÉ') -> aé
concat('a', 1, /data/seven) -> a17
concat(/data/row/n) -> 124
concat('x', true()) -> xtrue
join('-', 'a', 'b') -> a-b
join(', ', /data/row/n) -> 1, 2, 4
string(7) -> 7
string(0.1 + 0.2) -> 0.30000000000000004
string(1000000 * 1000000) -> 1000000000000
string(0.00001) -> 0.00001
string(true()) -> true
string('a' + 1) ->
string(/data/text) -> Hello World
int(3.7) -> 3
int(-3.7) -> -3
int('4.9') -> 4
number('12.50') -> 12.5
number('') ->
number(true()) -> 1
number('1970-01-03') -> 2
round(2.5) -> 3
round(-2.5) -> -3
round(2.345, 2) -> 2.35
round(1234.5, -2) -> 1200
round('x') ->
floor(2.7) -> 2
floor(-2.1) -> -3
ceiling(2.1) -> 3
ceiling(-2.7) -> -2
pow(2, 10) -> 1024
sqrt(16) -> 4
sqrt(-1) ->
abs(-3) -> 3
exp(0) -> 1
exp10(3) -> 1000
log(1) -> 0
log10(1000) -> 3
pi() > 3.14 and pi() < 3.15 -> true
round(sin(1), 5) -> 0.84147
round(cos(1), 5) -> 0.5403
round(tan(1), 5) -> 1.55741
round(asin(1), 5) -> 1.5708
round(acos(0), 5) -> 1.5708
round(atan(1), 5) -> 0.7854
round(atan2(1, -1), 5) -> 2.35619
asin(2) ->
min(3, 1, 2) -> 1
max(3, 1, 2) -> 3
max(/data/row/n) -> 4
min(/data/row/n, 0) -> 0
max(1, '') ->
sum(/data/row/n) -> 7
sum(/data/row[n > 9]/n) ->
count-non-empty(/data/row/word) -> 2
random() >= 0 and random() < 1 -> true
today() -> 2024-05-10
now() -> 2024-05-10T14:30:00.000+02:00
date('2012-07-23') -> 2012-07-23
date(15545) -> 2012-07-24
date('nothing') ->
date-time('2012-07-23T14:05:06.007Z') -> 2012-07-23T14:05:06.007+00:00
decimal-date-time('1970-01-02T12:00:00Z') -> 1.5
decimal-date-time('1970-01-02') -> 1
decimal-time('06:00:00.000') -> 0.25
decimal-time('nonsense') ->
time('06:00:00') -> 06:00:00.000
format-date('2012-07-03', '%Y-%m-%d %y %n %e %b %a') -> 2012-07-03 12 7 3 Jul Tue
format-date('2012-07-03', '100%% %B') -> 100% July
format-date('', '%Y') ->
format-date(/data/day, '%e. %n. %Y') -> 23. 7. 2012
format-date(15544, '%d') -> 23
format-date-time('2012-07-23T14:05:06.007', '%H:%M:%S.%3 %h') -> 14:05:06.007 14
digest('abc', 'MD5', 'hex') -> 900150983cd24fb0d6963f7d28e17f72
digest('abc', 'SHA-1', 'hex') -> a9993e364706816aba3e25717850c26c9cd0d89d
digest('abc', 'SHA-256') -> ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=
digest('abc', 'none') ->
base64-decode('SGVsbG8=') -> Hello
base64-decode('§') ->
string-length(uuid()) -> 36
string-length(uuid(40)) -> 40
position(/data/row[2]) -> 2
position(/data/row[9]) ->
instance('fruit')/root/item[name = 'pear']/price -> 3
instance('fruit')/root/item[price = 3][2]/label -> Plum
instance('fruit')/root/item[name = /data/empty]/price ->
count(instance('fruit')/root/item[price > 2]) -> 2
sum(instance('fruit')/root/item/price) -> 8
instance('fruit')/root/item[last()]/name -> plum
position(instance('fruit')/root/item[name = 'pear']) -> 2
pulldata('fruit', 'label', 'name', 'plum') -> Plum
pulldata('fruit', 'label', 'name', 'none') ->
count(current()) -> 1
indexed-repeat(/data/row/word, /data/row, 2) -> two
indexed-repeat(/data/row/word, /data/row, 9) ->
jr:itext('greet') -> Good day
jr:itext('none') ->
jr:choice-name(/data/colour, '/data/colour') -> Red
jr:choice-name('green', '/data/colour') ->
join(' ', randomize(instance('fruit')/root/item/name, 42)) -> apple pear plum
count(randomize(/data/row)) -> 3
round(distance('42 21', '42 22')) -> 82726
round(distance(/data/shape)) -> 3881
round(area(/data/shape)) -> 920824
area('42 21 0 0') -> 0
distance('far away') ->
geofence('42.005 21.005', /data/shape) -> true
geofence('43 21.005', /data/shape) -> false
geofence('', /data/shape) -> false
selected-at(/data/many, -0.5) -> a
string(if(true(), /data/seven, /data/text)) -> 7
count(if(true(), /data/row, /data/text)) -> 3
name() -> result
name(..) -> data
local-name(/data/row/n) -> n
local-name(instance('fruit')/root/item) -> item
name(/data/row[n > 9]) ->
"""

CASES = [
    (expression, result.removeprefix(" "))
    for expression, _, result in (line.rpartition(" ->") for line in TABLE.strip().splitlines())
]


def result(expression: str) -> str:
    escaped = expression.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    session = Session(parse(MODEL.replace("{expression}", escaped)), context=context())
    return session.node("result").text


@pytest.mark.parametrize(
    ("expression", "expected"),
    CASES,
    ids=[case[0] for case in CASES],
)
def test_an_expression_gives_what_odk_says(expression: str, expected: str) -> None:
    assert expected == result(expression)


def test_every_function_is_in_the_table() -> None:
    missing = {name for name in FUNCTIONS if f"{name}(" not in TABLE}

    assert missing - {"last"} == set()


def test_an_overflow_is_no_number() -> None:
    assert result("string(exp(1000))") == "Infinity"
    assert result("pow(10, 400)") == "Infinity"
    assert not math.isnan(float(result("int(exp(1000))")))
