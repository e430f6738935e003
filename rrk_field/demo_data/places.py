"""Settlements of the seven municipalities of phase IV, in both names.

The names are those in common use; no position is given, and the office's list replaces them.
"""

import functools

from rrk_field.demo_data.ids import fixed_id
from rrk_field.domain.places import Settlement

MUNICIPALITY_CODES = ("17", "08", "06", "15", "23", "24", "04")
"""Of phase IV. Source: kosovo.iom.int, launch article of 12 November 2014."""

SOURCE = "names in common use, collected for the demonstration; the office's list replaces them"

_NAMES = {
    "17": (
        "Pejë:Пећ Vitomiricë:Витомирица Gorazhdec:Гораждевац Leshan:Љешане Zahaq:Захаћ "
        "Novosellë:Ново_Село Raushiq:Раушић Lubeniq:Љубенић Nakull:Накло Trestenik:Трстеник "
        "Baran:Баране Llozhan:Ложане Klinçinë:Клинчина Sigë:Сига Brestovik:Брестовик "
        "Bellopojë:Бело_Поље Ruhot:Рухот Kosuriq:Косурић Turjak:Турјак Ozdrim:Оздрим"
    ),
    "08": (
        "Klinë:Клина Bicë:Бича Grabc:Грабац Videjë:Видање Siqevë:Сићево Klinavc:Клинавац "
        "Dërsnik:Дрсник Dollc:Долац Zllakuqan:Злокућане Gjurgjevik:Ђурђевик Jashanicë:Јашаница "
        "Shtupel:Штупељ Leskoc:Лесковац Rudicë:Рудице Përqevë:Прчево Zabërgjë:Забрђе "
        "Berkovë:Берково Pogragjë:Пограђе Budisalc:Будисавци"
    ),
    "06": (
        "Istog:Исток Osojan:Осојане Gurrakoc:Ђураковац Vrellë:Врела Banjë:Бања Zhaq:Жач "
        "Dobrushë:Добруша Sinajë:Синаје Kërninë:Крњина Lubozhdë:Љубожда Rakosh:Ракош "
        "Cerrcë:Црнце Shalinovicë:Шаљиновица Saradran:Сарадран Suhogërllë:Суво_Грло "
        "Tuçep:Тучеп Carrallukë:Црни_Луг Belicë:Белица Mojstir:Мојстир Prekallë:Прекале"
    ),
    "15": (
        "Obiliq:Обилић Plemetin:Племетина Babimoc:Бабин_Мост Milloshevë:Милошево Mazgit:Мазгит "
        "Siboc:Сибовац Lazarevë:Лазарево Breznicë:Брезница Raskovë:Раскова Hade:Аде "
        "Grabovc:Грабовац Kozaricë:Козарица Cërkvenë_Vodicë:Црквена_Водица"
    ),
    "23": (
        "Shtërpcë:Штрпце Brezovicë:Брезовица Gotovushë:Готовуша Drajkoc:Драјковце Sevcë:Севце "
        "Jazhincë:Јажинце Berevcë:Беревце Vërbeshticë:Врбештица Sushicë:Сушиће Firajë:Фирај "
        "Brod:Брод Biti_e_Epërme:Горња_Битиња Biti_e_Poshtme:Доња_Битиња Viçë:Вича"
    ),
    "24": (
        "Suharekë:Сува_Река Mushtisht:Мушутиште Reçan:Речане Popolan:Поповљане Sopijë:Сопина "
        "Leshan:Лешане Samadraxhë:Самодража Studençan:Студенчане Gjinoc:Ђиновце "
        "Shirokë:Широко Dubravë:Дубрава Bllacë:Блаце Grejkoc:Грејковце Vraniq:Вранић "
        "Mohlan:Мовљане Budakovë:Будаково Duhël:Дуље Bukosh:Букош Peçan:Печане"
    ),
    "04": (
        "Gjilan:Гњилане Kufcë_e_Epërme:Горње_Кусце Kufcë_e_Poshtme:Доње_Кусце Shillovë:Шилово "
        "Koretishtë:Коретиште Stanishor:Станишор Cërnicë:Церница Zhegër:Жегра "
        "Livoç_i_Epërm:Горњи_Ливоч Livoç_i_Poshtëm:Доњи_Ливоч Përlepnicë:Прилепница "
        "Makresh_i_Epërm:Горњи_Макреш Makresh_i_Poshtëm:Доњи_Макреш Pogragjë:Пограђе "
        "Velekincë:Велекинце Dobërçan:Доброчане Muçibabë:Мучибаба Ponesh:Понеш "
        "Kmetoc:Кметовце Zhegoc:Жеговац Slakoc:Слаковце Straza:Стража"
    ),
}


def settlements() -> list[Settlement]:
    """Return fresh records of all settlements; the seat of a municipality comes first."""
    return [
        Settlement(
            id=fixed_id("settlement", code, name_sq),
            municipality_code=code,
            name_sq=name_sq,
            name_sr=name_sr,
            source=SOURCE,
        )
        for code in MUNICIPALITY_CODES
        for name_sq, name_sr in _pairs(code)
    ]


@functools.cache
def settlements_of(municipality_code: str) -> tuple[Settlement, ...]:
    """Return the settlements of one municipality, for reading."""
    return tuple(one for one in _all() if one.municipality_code == municipality_code)


@functools.cache
def _all() -> tuple[Settlement, ...]:
    return tuple(settlements())


def _pairs(code: str) -> list[tuple[str, str]]:
    pairs = (pair.replace("_", " ").split(":") for pair in _NAMES[code].split(" "))
    return [(name_sq, name_sr) for name_sq, name_sr in pairs]
