<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sr" sourcelanguage="en">
<context>
    <name>AnswerHistory</name>
    <message>
        <source>History of this answer</source>
        <translation>Историја овог одговора</translation>
    </message>
    <message>
        <source>What was changed on this laptop, and what came from the office.</source>
        <translation>Шта је промењено на овом лаптопу и шта је стигло из канцеларије.</translation>
    </message>
    <message>
        <source>This laptop knows of no change of this answer.</source>
        <translation>Овај лаптоп не зна ни за једну промену овог одговора.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Када</translation>
    </message>
    <message>
        <source>Ask the office</source>
        <translation>Питај канцеларију</translation>
    </message>
    <message>
        <source>Older changes, from before this laptop had them</source>
        <translation>Старије измене, пре него што их је имао овај лаптоп</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Ко</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Пре</translation>
    </message>
    <message>
        <source>After</source>
        <translation>После</translation>
    </message>
    <message>
        <source>Restore the answer before</source>
        <translation>Врати претходни одговор</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Затвори</translation>
    </message>
    <message>
        <source>Asking the office…</source>
        <translation>Питање за канцеларију…</translation>
    </message>
    <message>
        <source>The office knows of no other change.</source>
        <translation>Канцеларија не зна за другу измену.</translation>
    </message>
    <message>
        <source>What was changed on this laptop and at the office.</source>
        <translation>Шта је измењено на овом лаптопу и у канцеларији.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Ви</translation>
    </message>
    <message>
        <source>The office</source>
        <translation>Канцеларија</translation>
    </message>
</context>
<context>
    <name>AskText</name>
    <message>
        <source>Keep</source>
        <translation>Сачувај</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Откажи</translation>
    </message>
</context>
<context>
    <name>AuthoritiesPage</name>
    <message>
        <source>Go-and-see visits</source>
        <translation>Посете „иди и види“</translation>
    </message>
    <message>
        <source>Search by number or place</source>
        <translation>Тражи по броју или месту</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>Нова посета</translation>
    </message>
    <message>
        <source>No visit matches</source>
        <translation>Ниједна посета не одговара</translation>
    </message>
    <message>
        <source>Numbers and places are searched, in both scripts.</source>
        <translation>Траже се бројеви и места, на оба писма.</translation>
    </message>
    <message>
        <source>This laptop has no go-and-see visits yet</source>
        <translation>На овом лаптопу још нема посета „иди и види“</translation>
    </message>
    <message>
        <source>A go-and-see visit takes families to the place of return; a go-and-inform visit brings the news to them. Participants, findings and decisions are kept.</source>
        <translation>Посета „иди и види“ води породице на место повратка; посета „иди и информиши“ доноси им вести. Чувају се учесници, налази и одлуке.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Стање</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Посета</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Место</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Датум</translation>
    </message>
    <message>
        <source>Participants</source>
        <translation>Учесници</translation>
    </message>
    <message>
        <source>Want to return</source>
        <translation>Желе повратак</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Напредак</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Промењено</translation>
    </message>
    <message numerus="yes">
        <source>Showing {shown} of %n visit(s)</source>
        <translation>
            <numerusform>Приказано {shown} од %n посете</numerusform>
            <numerusform>Приказано {shown} од %n посете</numerusform>
            <numerusform>Приказано {shown} од %n посета</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ButtonsEditor</name>
    <message>
        <source>Arrows, Space</source>
        <translation>Стрелице, размак</translation>
    </message>
    <message>
        <source>Move, choose</source>
        <translation>Померање, избор</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>Take the answer back</source>
        <translation>Повуци одговор</translation>
    </message>
</context>
<context>
    <name>CameraDialog</name>
    <message>
        <source>From the camera</source>
        <translation>Са камере</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Фасцикла</translation>
    </message>
    <message>
        <source>Pictures of the camera</source>
        <translation>Слике са камере</translation>
    </message>
    <message>
        <source>Other folder</source>
        <translation>Друга фасцикла</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Откажи</translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <translation>Фасцикла са сликама</translation>
    </message>
    <message>
        <source>Added already</source>
        <translation>Већ додато</translation>
    </message>
    <message numerus="yes">
        <source>Add %n picture(s)</source>
        <translation>
            <numerusform>Додај %n слику</numerusform>
            <numerusform>Додај %n слике</numerusform>
            <numerusform>Додај %n слика</numerusform>
        </translation>
    </message>
    <message>
        <source>No memory card is here. Choose the folder of the camera.</source>
        <translation>Нема меморијске картице. Изаберите фасциклу камере.</translation>
    </message>
    <message>
        <source>There are no pictures in this folder.</source>
        <translation>У овој фасцикли нема слика.</translation>
    </message>
    <message>
        <source>Space marks a picture, Enter adds the marked ones.</source>
        <translation>Размакница означава слику, Enter додаје означене.</translation>
    </message>
</context>
<context>
    <name>Category</name>
    <message>
        <source>IDP</source>
        <translation>Расељен</translation>
    </message>
    <message>
        <source>IIDP</source>
        <translation>Интерно рас.</translation>
    </message>
    <message>
        <source>Refugee</source>
        <translation>Избеглица</translation>
    </message>
    <message>
        <source>DPR</source>
        <translation>У региону</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Повратник</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Прихватна</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Back to the questions</source>
        <translation>Назад на питања</translation>
    </message>
    <message>
        <source>This questionnaire is not complete yet</source>
        <translation>Овај упитник још није потпун</translation>
    </message>
    <message>
        <source>Everything needed is there</source>
        <translation>Све потребно је унето</translation>
    </message>
    <message>
        <source>{answered} of {total} questions answered</source>
        <translation>Одговорено на {answered} од {total} питања</translation>
    </message>
    <message>
        <source>To correct</source>
        <translation>За исправку</translation>
    </message>
    <message>
        <source>To look at again</source>
        <translation>За поновну проверу</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Без одговора</translation>
    </message>
    <message>
        <source>{words}: {n}</source>
        <translation>{words}: {n}</translation>
    </message>
    <message>
        <source>If something cannot be answered, say why. It is sent as it is and stays open.</source>
        <translation>Ако на нешто не може да се одговори, напишите зашто. Упитник се шаље такав какав је и остаје отворен.</translation>
    </message>
    <message>
        <source>Why it is sent incomplete</source>
        <translation>Зашто се шаље непотпун</translation>
    </message>
    <message>
        <source>Send as incomplete</source>
        <translation>Пошаљи непотпун</translation>
    </message>
    <message>
        <source>Mark complete</source>
        <translation>Означи као потпун</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Draft</source>
        <translation>Нацрт</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>У раду</translation>
    </message>
    <message>
        <source>Returned to correct</source>
        <translation>Враћено на исправку</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Потпуно</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>Одобрено</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Разлика</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Непослато</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Чека</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Шаље се</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Послато</translation>
    </message>
    <message>
        <source>Will be tried again</source>
        <translation>Покушаће се поново</translation>
    </message>
    <message>
        <source>Refused by the server</source>
        <translation>Сервер је одбио</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Без мреже</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Само читање</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Спојено</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Given name of the head</source>
        <translation>Име носиоца</translation>
    </message>
    <message>
        <source>Parent&apos;s name</source>
        <translation>Име родитеља</translation>
    </message>
    <message>
        <source>Surname</source>
        <translation>Презиме</translation>
    </message>
    <message>
        <source>Name in the other script</source>
        <translation>Име другим писмом</translation>
    </message>
    <message>
        <source>Municipality of return</source>
        <translation>Општина повратка</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>Насеље</translation>
    </message>
    <message>
        <source>Settlement, as said</source>
        <translation>Насеље, како је речено</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Категорија</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>Заједница</translation>
    </message>
    <message>
        <source>Language of letters</source>
        <translation>Језик писама</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>Second telephone</source>
        <translation>Други телефон</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Е-пошта</translation>
    </message>
    <message>
        <source>Contact person</source>
        <translation>Особа за контакт</translation>
    </message>
    <message>
        <source>Municipality of origin</source>
        <translation>Општина порекла</translation>
    </message>
    <message>
        <source>Settlement of origin</source>
        <translation>Насеље порекла</translation>
    </message>
    <message>
        <source>Country of displacement</source>
        <translation>Земља расељења</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Фаза</translation>
    </message>
    <message>
        <source>File number</source>
        <translation>Број досијеа</translation>
    </message>
    <message>
        <source>Provisional number</source>
        <translation>Привремени број</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>Име</translation>
    </message>
    <message>
        <source>Former surname</source>
        <translation>Раније презиме</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>Надимак</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Пол</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Датум рођења</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Године</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Сродство</translation>
    </message>
    <message>
        <source>Kind of number</source>
        <translation>Врста броја</translation>
    </message>
    <message>
        <source>Personal number</source>
        <translation>Лични број</translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation>Брачно стање</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>Образовање</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Активност</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>Враћа се</translation>
    </message>
    <message>
        <source>Why no longer a member</source>
        <translation>Зашто више није члан</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Општина</translation>
    </message>
    <message>
        <source>Address or how to find it</source>
        <translation>Адреса или како се долази</translation>
    </message>
    <message>
        <source>Cadastral zone</source>
        <translation>Катастарска зона</translation>
    </message>
    <message>
        <source>Parcel number</source>
        <translation>Број парцеле</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Географска ширина</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Географска дужина</translation>
    </message>
    <message>
        <source>Kind of building</source>
        <translation>Врста зграде</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Власник</translation>
    </message>
    <message>
        <source>Ownership</source>
        <translation>Власништво</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Исправа</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Број</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>Издато дана</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Издао</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Ималац</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>Парцела</translation>
    </message>
    <message>
        <source>Possession list</source>
        <translation>Поседовни лист</translation>
    </message>
    <message>
        <source>Area in m²</source>
        <translation>Површина у m²</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Удео</translation>
    </message>
    <message>
        <source>Claim number</source>
        <translation>Број захтева</translation>
    </message>
    <message>
        <source>Decision number</source>
        <translation>Број одлуке</translation>
    </message>
    <message>
        <source>Original seen</source>
        <translation>Виђен оригинал</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Сагласност</translation>
    </message>
    <message>
        <source>Language of the text</source>
        <translation>Језик текста</translation>
    </message>
    <message>
        <source>Given on</source>
        <translation>Дата дана</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>Сведок</translation>
    </message>
    <message>
        <source>May be shared with</source>
        <translation>Смеју се делити са</translation>
    </message>
    <message>
        <source>May be published</source>
        <translation>Смеју да се објаве</translation>
    </message>
    <message>
        <source>Withdrawn on</source>
        <translation>Повучена дана</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Назив</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Врста</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>Предложио</translation>
    </message>
    <message>
        <source>Contractor</source>
        <translation>Извођач</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Белешка</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Опис</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Стање</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Уклоњено</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Службеник</translation>
    </message>
    <message>
        <source>Version of the questionnaire</source>
        <translation>Верзија упитника</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Search people, places and actions</source>
        <translation>Тражите особе, места и радње</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Нађено</translation>
    </message>
    <message>
        <source>Enter open</source>
        <translation>Enter отвара</translation>
    </message>
    <message>
        <source>Esc close</source>
        <translation>Esc затвара</translation>
    </message>
    <message>
        <source>Up Down choose</source>
        <translation>Горе Доле бира</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Ништа није нађено</translation>
    </message>
</context>
<context>
    <name>ComponentGrid</name>
    <message>
        <source>0–5 set the grade  ·  − never existed  ·  ? not visible  ·  Up Down row  ·  P photo, Shift+P its photos  ·  F2 remark  ·  Enter on the name opens the row</source>
        <translation>0–5 даје степен  ·  − никад постојало  ·  ? не види се  ·  Горе Доле ред  ·  P фото, Shift+P његове фотографије  ·  F2 напомена  ·  Enter на називу отвара ред</translation>
    </message>
    <message>
        <source>Photos · {n}</source>
        <translation>Фотографије · {n}</translation>
    </message>
    <message>
        <source>{row}: {message}</source>
        <translation>{row}: {message}</translation>
    </message>
</context>
<context>
    <name>ComponentModel</name>
    <message>
        <source>Weight</source>
        <translation>Тежина</translation>
    </message>
</context>
<context>
    <name>ComponentView</name>
    <message>
        <source>Up, Down</source>
        <translation>Горе, доле</translation>
    </message>
    <message>
        <source>Row before, next row</source>
        <translation>Претходни ред, следећи ред</translation>
    </message>
    <message>
        <source>Add photos to this row</source>
        <translation>Додај фотографије овом реду</translation>
    </message>
    <message>
        <source>Enter on the name</source>
        <translation>Enter на називу</translation>
    </message>
    <message>
        <source>Open the row as a form</source>
        <translation>Отвори ред као образац</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Напомена</translation>
    </message>
</context>
<context>
    <name>ConflictPage</name>
    <message>
        <source>Resolve differences</source>
        <translation>Решавање разлика</translation>
    </message>
    <message>
        <source>This difference was decided meanwhile.</source>
        <translation>О овој разлици је у међувремену одлучено.</translation>
    </message>
    <message>
        <source>{record} was changed on a laptop and on the server.</source>
        <translation>{record}: промењено на лаптопу и на серверу.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Одлучи касније</translation>
    </message>
    <message>
        <source>Save and send</source>
        <translation>Сачувај и пошаљи</translation>
    </message>
    <message>
        <source>All from this laptop</source>
        <translation>Све са овог лаптопа</translation>
    </message>
    <message>
        <source>All from the server</source>
        <translation>Све са сервера</translation>
    </message>
    <message>
        <source>Previous question</source>
        <translation>Претходно питање</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>Следеће питање</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Питање</translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation>Овај лаптоп</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Will be saved</source>
        <translation>Биће сачувано</translation>
    </message>
    <message>
        <source>1 this laptop</source>
        <translation>1 овај лаптоп</translation>
    </message>
    <message>
        <source>2 server</source>
        <translation>2 сервер</translation>
    </message>
    <message>
        <source>3 both</source>
        <translation>3 обоје</translation>
    </message>
    <message>
        <source>E edit</source>
        <translation>E измена</translation>
    </message>
    <message>
        <source>Up Down question</source>
        <translation>Горе Доле питање</translation>
    </message>
    <message>
        <source>Page Down next difference</source>
        <translation>Page Down следећа разлика</translation>
    </message>
    <message>
        <source>Ctrl+Enter save and send</source>
        <translation>Ctrl+Enter чува и шаље</translation>
    </message>
    <message>
        <source>Choose again: it is sent as a new change, and the history keeps both.</source>
        <translation>Изаберите поново: шаље се као нова измена, а историја чува обе.</translation>
    </message>
    <message>
        <source>Why is it decided otherwise now?</source>
        <translation>Зашто се сада одлучује другачије?</translation>
    </message>
    <message>
        <source>Decided by {who}, {when}. {note}</source>
        <translation>Одлука: {who}, {when}. {note}</translation>
    </message>
    <message>
        <source>Take the decision back</source>
        <translation>Повуци одлуку</translation>
    </message>
    <message>
        <source>Decide otherwise</source>
        <translation>Одлучи другачије</translation>
    </message>
    <message>
        <source>{who}, {when}</source>
        <translation>{who}, {when}</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Не односи се</translation>
    </message>
    <message>
        <source>Does not know</source>
        <translation>Не зна</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Одбија</translation>
    </message>
    <message>
        <source>Keep with changes</source>
        <translation>Задржи са променама</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Обриши</translation>
    </message>
    <message>
        <source>{left} of {total} still to decide</source>
        <translation>Још за одлуку: {left} од {total}</translation>
    </message>
    <message>
        <source>Decide every question first</source>
        <translation>Прво одлучите о сваком питању</translation>
    </message>
    <message>
        <source>All decided</source>
        <translation>Све је одлучено</translation>
    </message>
    <message>
        <source>Save and send (Ctrl+Enter)</source>
        <translation>Сачувај и пошаљи (Ctrl+Enter)</translation>
    </message>
</context>
<context>
    <name>ConsentCard</name>
    <message>
        <source>Consent</source>
        <translation>Сагласност</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Још није тражена</translation>
    </message>
    <message>
        <source>It is asked for at the beginning of the assessment.</source>
        <translation>Тражи се на почетку процене.</translation>
    </message>
    <message>
        <source>Given, signed</source>
        <translation>Дата, уз потпис</translation>
    </message>
    <message>
        <source>Given by word before a witness</source>
        <translation>Дата усмено пред сведоком</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Одбијена</translation>
    </message>
    <message>
        <source>Publish: {answer}</source>
        <translation>Објављивање: {answer}</translation>
    </message>
    <message>
        <source>Withdrawn on {date}</source>
        <translation>Повучена {date}</translation>
    </message>
</context>
<context>
    <name>CounterEditor</name>
    <message>
        <source>Up, Down</source>
        <translation>Горе, доле</translation>
    </message>
    <message>
        <source>Count by one</source>
        <translation>Броји по један</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>Један мање</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Један више</translation>
    </message>
</context>
<context>
    <name>DateEditor</name>
    <message>
        <source>Day, month and year in one go</source>
        <translation>Дан, месец и година одједном</translation>
    </message>
    <message>
        <source>What is known: month and year, or the year</source>
        <translation>Колико се зна: месец и година, или година</translation>
    </message>
    <message>
        <source>About that year</source>
        <translation>Око те године</translation>
    </message>
    <message numerus="yes">
        <source>{date}, %n year(s)</source>
        <translation>
            <numerusform>{date}, %n година</numerusform>
            <numerusform>{date}, %n године</numerusform>
            <numerusform>{date}, %n година</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DrawingDialog</name>
    <message>
        <source>Draw</source>
        <translation>Цртај</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Црвена</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Жута</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Плава</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Црна</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Бела</translation>
    </message>
    <message>
        <source>Thin</source>
        <translation>Танка</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Средња</translation>
    </message>
    <message>
        <source>Thick</source>
        <translation>Дебела</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Опозови</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Понови</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Обриши</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Цртеж</translation>
    </message>
    <message>
        <source>Draw with the mouse, a pen or a finger. By keyboard: arrows move the cross, Space puts the pen down and lifts it, 1 to 5 choose the colour, + and − the width.</source>
        <translation>Цртајте мишем, оловком или прстом. Тастатуром: стрелице померају крст, размакница спушта и диже оловку, 1 до 5 бирају боју, + и − дебљину.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Сачувај</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Откажи</translation>
    </message>
</context>
<context>
    <name>DrawnEditor</name>
    <message>
        <source>Go on drawing</source>
        <translation>Настави цртеж</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Цртај</translation>
    </message>
</context>
<context>
    <name>DropDownEditor</name>
    <message>
        <source>Letters</source>
        <translation>Слова</translation>
    </message>
    <message>
        <source>Search a part of the name, in any script, or the code</source>
        <translation>Тражи део назива, било којим писмом, или шифру</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Доле</translation>
    </message>
    <message>
        <source>Show the list</source>
        <translation>Прикажи листу</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Take what is marked, and go on</source>
        <translation>Узми означено и настави</translation>
    </message>
</context>
<context>
    <name>DuplicatePage</name>
    <message>
        <source>Possible duplicate</source>
        <translation>Могући дупликат</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Поље</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>Исто лице</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Није исто лице</translation>
    </message>
    <message>
        <source>Decided by {who}: the same</source>
        <translation>Одлука: {who}: исто лице</translation>
    </message>
    <message>
        <source>Decided by {who}: not the same</source>
        <translation>Одлука: {who}: није исто лице</translation>
    </message>
    <message>
        <source>Two people have the same identity number. Are they one person?</source>
        <translation>Два лица имају исти лични број. Да ли је то једно лице?</translation>
    </message>
    <message>
        <source>Two people have the same name, year of birth and settlement.</source>
        <translation>Два лица имају исто име, годину рођења и насеље.</translation>
    </message>
</context>
<context>
    <name>DwellingCard</name>
    <message>
        <source>Dwelling</source>
        <translation>Стамбени објекат</translation>
    </message>
    <message>
        <source>New damage survey</source>
        <translation>Нова процена оштећења</translation>
    </message>
    <message>
        <source>Another dwelling</source>
        <translation>Још један објекат</translation>
    </message>
    <message>
        <source>Property papers</source>
        <translation>Имовинске исправе</translation>
    </message>
    <message>
        <source>Add a paper</source>
        <translation>Додај исправу</translation>
    </message>
    <message>
        <source>new paper</source>
        <translation>нова исправа</translation>
    </message>
    <message>
        <source>removed paper</source>
        <translation>уклањање исправе</translation>
    </message>
</context>
<context>
    <name>EnrolDialog</name>
    <message>
        <source>Connect to the office</source>
        <translation>Повезивање са канцеларијом</translation>
    </message>
    <message>
        <source>Connect this laptop to the office</source>
        <translation>Повежите овај лаптоп са канцеларијом</translation>
    </message>
    <message>
        <source>Once, with the name and password that the office gave you.</source>
        <translation>Једном, именом и лозинком које вам је дала канцеларија.</translation>
    </message>
    <message>
        <source>Address of the office&apos;s server</source>
        <translation>Адреса сервера канцеларије</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Корисничко име</translation>
    </message>
    <message>
        <source>Password of the server</source>
        <translation>Лозинка за сервер</translation>
    </message>
    <message>
        <source>Name of this laptop</source>
        <translation>Назив овог лаптопа</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Повежи</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Откажи</translation>
    </message>
    <message>
        <source>Enter: {what}</source>
        <translation>Унесите: {what}</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export questionnaires</source>
        <translation>Извоз упитника</translation>
    </message>
    <message>
        <source>All questionnaires on this laptop</source>
        <translation>Сви упитници на овом лаптопу</translation>
    </message>
    <message numerus="yes">
        <source>The questionnaires of %n household(s) of the list</source>
        <translation>
            <numerusform>Упитници %n домаћинства са листе</numerusform>
            <numerusform>Упитници %n домаћинства са листе</numerusform>
            <numerusform>Упитници %n домаћинстава са листе</numerusform>
        </translation>
    </message>
    <message>
        <source>Questionnaire</source>
        <translation>Упитник</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Врста датотеке</translation>
    </message>
    <message>
        <source>Language of the labels</source>
        <translation>Језик одговора</translation>
    </message>
    <message>
        <source>Excel workbook (XLSX)</source>
        <translation>Ексел радна свеска (XLSX)</translation>
    </message>
    <message>
        <source>CSV files in a ZIP</source>
        <translation>CSV датотеке у ZIP-у</translation>
    </message>
    <message>
        <source>XForms instances for ODK or Kobo, in a ZIP</source>
        <translation>XForms инстанце за ODK или Kobo, у ZIP-у</translation>
    </message>
    <message>
        <source>Only complete and approved ones</source>
        <translation>Само потпуни и одобрени</translation>
    </message>
    <message>
        <source>With restricted answers</source>
        <translation>Са заштићеним одговорима</translation>
    </message>
    <message>
        <source>The file is not encrypted and holds personal data. Keep it only where that is allowed, and delete it when it has been used.</source>
        <translation>Датотека није шифрована и садржи личне податке. Чувајте је само тамо где је то дозвољено и обришите је после употребе.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Извези</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Затвори</translation>
    </message>
    <message>
        <source>When you stop, no file is left behind. Nothing on this laptop changes.</source>
        <translation>Ако зауставите, не остаје ниједна датотека. На лаптопу се ништа не мења.</translation>
    </message>
    <message>
        <source>One file for each questionnaire, with codes and without labels</source>
        <translation>По једна датотека за сваки упитник, са шифрама и без речи</translation>
    </message>
    <message>
        <source>Codes and labels; the rows of persons and the like as further tables</source>
        <translation>Шифре и речи; редови лица и слично као посебне табеле</translation>
    </message>
    <message>
        <source>Stopped; no file was written</source>
        <translation>Заустављено; ниједна датотека није записана</translation>
    </message>
    <message numerus="yes">
        <source>%n questionnaire(s) exported to {file}</source>
        <translation>
            <numerusform>%n упитник извезен у {file}</numerusform>
            <numerusform>%n упитника извезена у {file}</numerusform>
            <numerusform>%n упитника извезено у {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) were too long for a cell and were cut; choose CSV</source>
        <translation>
            <numerusform>%n текст је предуг за ћелију и скраћен је; изаберите CSV</numerusform>
            <numerusform>%n текста су предуга за ћелију и скраћена су; изаберите CSV</numerusform>
            <numerusform>%n текстова је предуго за ћелију и скраћено је; изаберите CSV</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message>
        <source>Project</source>
        <translation>Пројекат</translation>
    </message>
</context>
<context>
    <name>FiguresPanel</name>
    <message>
        <source>Category {name}</source>
        <translation>Категорија {name}</translation>
    </message>
    <message>
        <source>Damage category</source>
        <translation>Категорија оштећења</translation>
    </message>
    <message>
        <source>No category yet</source>
        <translation>Још нема категорије</translation>
    </message>
    <message>
        <source>Grade the components to see it</source>
        <translation>Оцените делове да би се приказала</translation>
    </message>
    <message>
        <source>Damage index {index} of 100</source>
        <translation>Индекс оштећења {index} од 100</translation>
    </message>
    <message>
        <source>Damage index {index} of 100, provisional</source>
        <translation>Индекс оштећења {index} од 100, привремено</translation>
    </message>
    <message numerus="yes">
        <source>%n component(s) not graded</source>
        <translation>
            <numerusform>%n део није оцењен</numerusform>
            <numerusform>%n дела нису оцењена</numerusform>
            <numerusform>%n делова није оцењено</numerusform>
        </translation>
    </message>
    <message>
        <source>How is this calculated?</source>
        <translation>Како се ово рачуна?</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Предрачун</translation>
    </message>
    <message>
        <source>Ceiling: {sum}</source>
        <translation>Горња граница: {sum}</translation>
    </message>
</context>
<context>
    <name>FileEditor</name>
    <message>
        <source>A file that is not on this laptop yet</source>
        <translation>Датотека које још нема на овом лаптопу</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>Друга датотека</translation>
    </message>
    <message>
        <source>Add a file</source>
        <translation>Додај датотеку</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Сачувај копију</translation>
    </message>
    <message>
        <source>The copy is not protected: delete it when it is used</source>
        <translation>Копија није заштићена: обришите је после употребе</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Уклони</translation>
    </message>
    <message>
        <source>The copy is written; it is not protected</source>
        <translation>Копија је сачувана; није заштићена</translation>
    </message>
    <message>
        <source>This file is not on this laptop yet</source>
        <translation>Ове датотеке још нема на овом лаптопу</translation>
    </message>
    <message>
        <source>The file cannot be read or written</source>
        <translation>Датотека не може да се прочита или сачува</translation>
    </message>
</context>
<context>
    <name>FormHeader</name>
    <message>
        <source>Not saved yet</source>
        <translation>Још није сачувано</translation>
    </message>
    <message>
        <source>Saved on this laptop {time}</source>
        <translation>Сачувано на овом лаптопу {time}</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>Опозови: {what}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Опозови</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Help for this question</source>
        <translation>Помоћ за ово питање</translation>
    </message>
    <message>
        <source>Remark about this question</source>
        <translation>Напомена уз ово питање</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Штампај</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>Настави уношење</translation>
    </message>
    <message>
        <source>Mark complete</source>
        <translation>Означи као потпун</translation>
    </message>
</context>
<context>
    <name>FormImport</name>
    <message>
        <source>Read in questionnaires</source>
        <translation>Учитај упитнике</translation>
    </message>
    <message>
        <source>From a folder</source>
        <translation>Из фасцикле</translation>
    </message>
    <message>
        <source>Filled questionnaires from another laptop, from ODK or from KoboToolbox: instances (XML), CSV or Excel. They come in as drafts to be checked.</source>
        <translation>Попуњени упитници са другог лаптопа, из ODK-а или KoboToolbox-а: инстанце (XML), CSV или Ексел. Улазе као нацрти за проверу.</translation>
    </message>
</context>
<context>
    <name>FormMessages</name>
    <message>
        <source>Enter a whole number, such as 12</source>
        <translation>Унесите цео број, на пример 12</translation>
    </message>
    <message>
        <source>Enter a number, such as 12.5</source>
        <translation>Унесите број, на пример 12,5</translation>
    </message>
    <message>
        <source>Enter a day, such as 14.6.1971</source>
        <translation>Унесите датум, на пример 14.6.1971</translation>
    </message>
    <message>
        <source>Enter a time, such as 14:30</source>
        <translation>Унесите време, на пример 14:30</translation>
    </message>
    <message>
        <source>Enter a day and a time, such as 4.3.2026 14:30</source>
        <translation>Унесите дан и време, на пример 4.3.2026 14:30</translation>
    </message>
    <message>
        <source>Enter one position on each line</source>
        <translation>Унесите по један положај у сваки ред</translation>
    </message>
    <message>
        <source>Enter latitude and longitude in degrees</source>
        <translation>Унесите географску ширину и дужину у степенима</translation>
    </message>
    <message>
        <source>This is not the kind of answer that is asked for</source>
        <translation>Овде се тражи друга врста одговора</translation>
    </message>
    <message>
        <source>This answer is outside what is possible</source>
        <translation>Овај одговор је изван могућег</translation>
    </message>
    <message>
        <source>Answer this question</source>
        <translation>Одговорите на ово питање</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Не односи се</translation>
    </message>
    <message>
        <source>Does not know</source>
        <translation>Не зна</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Одбија</translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>Changes from the office were taken over</source>
        <translation>Преузете су промене из канцеларије</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Напомена</translation>
    </message>
    <message>
        <source>Why it is correct</source>
        <translation>Зашто је тачно</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) no longer apply and were set aside</source>
        <translation>
            <numerusform>%n одговор више не важи и склоњен је</numerusform>
            <numerusform>%n одговора више не важе и склоњена су</numerusform>
            <numerusform>%n одговора више не важи и склоњено је</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Опозови</translation>
    </message>
    <message>
        <source>This draft is in version {version} now</source>
        <translation>Овај нацрт је сада у верзији {version}</translation>
    </message>
    <message>
        <source>This draft is in version {version} again</source>
        <translation>Овај нацрт је поново у верзији {version}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Покушај поново</translation>
    </message>
    <message>
        <source>last change</source>
        <translation>последња промена</translation>
    </message>
    <message>
        <source>other version</source>
        <translation>друга верзија</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Одељци</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Службеник</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Посета</translation>
    </message>
    <message>
        <source>This was filled with version {version}, which is not on this laptop. It is shown with version {other} and can only be read. Synchronise to fetch the version.</source>
        <translation>Ово је попуњено верзијом {version}, које нема на овом лаптопу. Приказује се у верзији {other} и може само да се чита. Синхронизујте да бисте преузели верзију.</translation>
    </message>
    <message>
        <source>This questionnaire was approved. It can be read, not changed.</source>
        <translation>Овај упитник је одобрен. Може да се чита, али не и да се мења.</translation>
    </message>
    <message>
        <source>Part of this questionnaire is left out, because it asks for too much. Tell the office: {reasons}</source>
        <translation>Део овог упитника није приказан јер тражи превише. Обавестите канцеларију: {reasons}</translation>
    </message>
    <message>
        <source>A newer version of this questionnaire is here.</source>
        <translation>Стигла је новија верзија овог упитника.</translation>
    </message>
    <message>
        <source>See what changes (F12)</source>
        <translation>Види шта се мења (F12)</translation>
    </message>
</context>
<context>
    <name>FormSummary</name>
    <message>
        <source>Summary</source>
        <translation>Преглед</translation>
    </message>
    <message>
        <source>Before it can be completed</source>
        <translation>Пре него што буде потпун</translation>
    </message>
    <message>
        <source>Language of the questionnaire</source>
        <translation>Језик упитника</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Напомене</translation>
    </message>
    <message>
        <source>{answered} of {total} questions answered</source>
        <translation>Одговорено на {answered} од {total} питања</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s): does not know or refused</source>
        <translation>
            <numerusform>%n одговор: не зна или одбија</numerusform>
            <numerusform>%n одговора: не зна или одбија</numerusform>
            <numerusform>%n одговора: не зна или одбија</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) parked: show</source>
        <translation>
            <numerusform>%n склоњен одговор: прикажи</numerusform>
            <numerusform>%n склоњена одговора: прикажи</numerusform>
            <numerusform>%n склоњених одговора: прикажи</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not answered</source>
        <translation>
            <numerusform>%n без одговора</numerusform>
            <numerusform>%n без одговора</numerusform>
            <numerusform>%n без одговора</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is missing</source>
        <translation>Ништа не недостаје</translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>Arrows, Tab</source>
        <translation>Стрелице, Tab</translation>
    </message>
    <message>
        <source>Move between the cells</source>
        <translation>Кретање по ћелијама</translation>
    </message>
    <message>
        <source>Choose, and go on</source>
        <translation>Изабери и настави</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Размак</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>Измени ћелију</translation>
    </message>
    <message>
        <source>Enter on #</source>
        <translation>Enter на #</translation>
    </message>
    <message>
        <source>Open the row as a form</source>
        <translation>Отвори ред као образац</translation>
    </message>
    <message>
        <source>Copy from the row above</source>
        <translation>Преузми из горњег реда</translation>
    </message>
    <message>
        <source>Add a row, delete the row</source>
        <translation>Додај ред, обриши ред</translation>
    </message>
    <message>
        <source>Delete row {n}</source>
        <translation>Обриши ред {n}</translation>
    </message>
</context>
<context>
    <name>HeldPage</name>
    <message>
        <source>Change not accepted</source>
        <translation>Измена није прихваћена</translation>
    </message>
    <message>
        <source>For review</source>
        <translation>За разматрање</translation>
    </message>
    <message>
        <source>{record}, entered by {who}, {when}</source>
        <translation>{record}, унос: {who}, {when}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>Одустани од измене</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Прочитано</translation>
    </message>
    <message>
        <source>Close with a note</source>
        <translation>Затвори уз напомену</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Примени</translation>
    </message>
    <message>
        <source>Why is it not applied? The officer reads this.</source>
        <translation>Зашто се не примењује? Службеник ће ово прочитати.</translation>
    </message>
    <message>
        <source>Closed by {who}: {note}</source>
        <translation>Затворио: {who}: {note}</translation>
    </message>
    <message>
        <source>Your change</source>
        <translation>Ваша измена</translation>
    </message>
    <message>
        <source>The change</source>
        <translation>Измена</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Поље</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Раније</translation>
    </message>
    <message>
        <source>At present</source>
        <translation>Сада</translation>
    </message>
    <message>
        <source>Give up this change?</source>
        <translation>Одустати од ове измене?</translation>
    </message>
    <message>
        <source>These values will not be sent:</source>
        <translation>Ове вредности неће бити послате:</translation>
    </message>
    <message>
        <source>Other changes that belong to it are given up too.</source>
        <translation>Одустаје се и од осталих измена које јој припадају.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Задржи</translation>
    </message>
</context>
<context>
    <name>HeroCard</name>
    <message>
        <source>Synchronise</source>
        <translation>Синхронизуј</translation>
    </message>
    <message>
        <source>Synchronise (Ctrl+Shift+S)</source>
        <translation>Синхронизуј (Ctrl+Shift+S)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Заустави</translation>
    </message>
    <message>
        <source>Connect to the office</source>
        <translation>Повежи са канцеларијом</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Пријави се поново</translation>
    </message>
    <message>
        <source>Check server</source>
        <translation>Провера сервера</translation>
    </message>
    <message>
        <source>Send changes</source>
        <translation>Слање промена</translation>
    </message>
    <message>
        <source>Receive changes</source>
        <translation>Пријем промена</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Фотографије</translation>
    </message>
    <message>
        <source>Check result</source>
        <translation>Провера исхода</translation>
    </message>
    <message>
        <source>The office does not know this laptop yet. Connect it once.</source>
        <translation>Канцеларија још не познаје овај лаптоп. Повежите га једном.</translation>
    </message>
    <message>
        <source>Last synchronised: {when}</source>
        <translation>Последња синхронизација: {when}</translation>
    </message>
    <message>
        <source>Not synchronised yet</source>
        <translation>Још није синхронизовано</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n промена</numerusform>
            <numerusform>%n промене</numerusform>
            <numerusform>%n промена</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n фотографија</numerusform>
            <numerusform>%n фотографије</numerusform>
            <numerusform>%n фотографија</numerusform>
        </translation>
    </message>
    <message>
        <source>{changes} and {photos} ({amount}) to send</source>
        <translation>За слање: {changes} и {photos} ({amount})</translation>
    </message>
    <message>
        <source>{changes} to send</source>
        <translation>За слање: {changes}</translation>
    </message>
    <message>
        <source>Answers sent, {photos} waiting</source>
        <translation>Одговори су послати, на чекању: {photos}</translation>
    </message>
    <message>
        <source>All sent</source>
        <translation>Све је послато</translation>
    </message>
    <message>
        <source>Looking for the office&apos;s server</source>
        <translation>Тражи се сервер канцеларије</translation>
    </message>
    <message>
        <source>Sending {done} of {total} changes</source>
        <translation>Шаљу се промене: {done} од {total}</translation>
    </message>
    <message>
        <source>Receiving changes</source>
        <translation>Примају се промене</translation>
    </message>
    <message>
        <source>Exchanging photos: {done} of {total}</source>
        <translation>Размењују се фотографије: {done} од {total}</translation>
    </message>
    <message>
        <source>Checking the result</source>
        <translation>Проверава се исход</translation>
    </message>
    <message>
        <source>Stopping after this step</source>
        <translation>Зауставља се после овог корака</translation>
    </message>
    <message>
        <source>You can keep working. If the connection drops, sending continues from here.</source>
        <translation>Можете да наставите рад. Ако се веза прекине, слање се наставља одавде.</translation>
    </message>
    <message>
        <source>Stopped. What was sent is at the office</source>
        <translation>Заустављено. Послато је стигло у канцеларију</translation>
    </message>
    <message>
        <source>Everything is at the office</source>
        <translation>Све је у канцеларији</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n минут</numerusform>
            <numerusform>%n минута</numerusform>
            <numerusform>%n минута</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n дан</numerusform>
            <numerusform>%n дана</numerusform>
            <numerusform>%n дана</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent; %n change(s) need you</source>
        <translation>
            <numerusform>Послато; %n промена чека на вас</numerusform>
            <numerusform>Послато; %n промене чекају на вас</numerusform>
            <numerusform>Послато; %n промена чека на вас</numerusform>
        </translation>
    </message>
    <message>
        <source>{sent} sent</source>
        <translation>послато: {sent}</translation>
    </message>
    <message>
        <source>{received} received</source>
        <translation>примљено: {received}</translation>
    </message>
    <message>
        <source>{merged} merged</source>
        <translation>спојено: {merged}</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n разлика</numerusform>
            <numerusform>%n разлике</numerusform>
            <numerusform>%n разлика</numerusform>
        </translation>
    </message>
    <message>
        <source>A difference was decided before by somebody else: that stands</source>
        <translation>О једној разлици је неко други већ одлучио: то важи</translation>
    </message>
    <message>
        <source>The office has been told of a possible duplicate</source>
        <translation>Канцеларија је обавештена о могућем дупликату</translation>
    </message>
    <message numerus="yes">
        <source>%n given back to the office</source>
        <translation>
            <numerusform>%n враћен канцеларији</numerusform>
            <numerusform>%n враћена канцеларији</numerusform>
            <numerusform>%n враћено канцеларији</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) sent</source>
        <translation>
            <numerusform>%n фотографија послата</numerusform>
            <numerusform>%n фотографије послате</numerusform>
            <numerusform>%n фотографија послато</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) wait</source>
        <translation>
            <numerusform>%n фотографија чека</numerusform>
            <numerusform>%n фотографије чекају</numerusform>
            <numerusform>%n фотографија чека</numerusform>
        </translation>
    </message>
    <message>
        <source>The last try did not get through.</source>
        <translation>Последњи покушај није успео.</translation>
    </message>
    <message>
        <source>The last try did not get through. It is tried again at {time}.</source>
        <translation>Последњи покушај није успео. Поново се покушава у {time}.</translation>
    </message>
</context>
<context>
    <name>HouseholdPage</name>
    <message>
        <source>Household</source>
        <translation>Породица</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Опозови</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Понови</translation>
    </message>
    <message>
        <source>new dwelling</source>
        <translation>нови стамбени објекат</translation>
    </message>
    <message>
        <source>Saved on this laptop {time}</source>
        <translation>Сачувано на овом лаптопу {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) with the server wait for a decision.</source>
        <translation>
            <numerusform>%n разлика у односу на сервер чека одлуку.</numerusform>
            <numerusform>%n разлике у односу на сервер чекају одлуку.</numerusform>
            <numerusform>%n разлика у односу на сервер чека одлуку.</numerusform>
        </translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Реши</translation>
    </message>
    <message>
        <source>settlement</source>
        <translation>насеље</translation>
    </message>
    <message>
        <source>note</source>
        <translation>белешка</translation>
    </message>
    <message>
        <source>Household dossier</source>
        <translation>Досије породице</translation>
    </message>
    <message>
        <source>Bill of quantities, {date}</source>
        <translation>Предмер и предрачун, {date}</translation>
    </message>
    <message>
        <source>Blank household assessment</source>
        <translation>Празна процена домаћинства</translation>
    </message>
    <message>
        <source>Blank damage survey</source>
        <translation>Празна процена оштећења</translation>
    </message>
    <message>
        <source>Blank monitoring visit</source>
        <translation>Празан образац мониторинг посете</translation>
    </message>
    <message>
        <source>Blank: {title}</source>
        <translation>Празан образац: {title}</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>Опозови: {what}</translation>
    </message>
</context>
<context>
    <name>HouseholdsPage</name>
    <message>
        <source>Households</source>
        <translation>Породице</translation>
    </message>
    <message>
        <source>Search by name, ID number, code or village</source>
        <translation>Тражите по имену, личном броју, ознаци или селу</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Тражи</translation>
    </message>
    <message>
        <source>New household</source>
        <translation>Нова породица</translation>
    </message>
    <message>
        <source>New household (Ctrl+N)</source>
        <translation>Нова породица (Ctrl+N)</translation>
    </message>
    <message>
        <source>Export questionnaires</source>
        <translation>Извези упитнике</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Општина</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Категорија</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>Поништи претрагу и филтере</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>Синхронизуј</translation>
    </message>
    <message>
        <source>This laptop has no households yet</source>
        <translation>На овом лаптопу још нема породица</translation>
    </message>
    <message>
        <source>Synchronise once at the office to receive the households of your municipalities, or start with a new household.</source>
        <translation>Синхронизујте једном у канцеларији да примите породице својих општина, или почните од нове породице.</translation>
    </message>
    <message>
        <source>Enter open</source>
        <translation>Enter отвара</translation>
    </message>
    <message>
        <source>Ctrl+N new</source>
        <translation>Ctrl+N нова</translation>
    </message>
    <message>
        <source>Ctrl+F search</source>
        <translation>Ctrl+F претрага</translation>
    </message>
    <message>
        <source>Ctrl+/ all keys</source>
        <translation>Ctrl+/ све пречице</translation>
    </message>
    <message>
        <source>All municipalities</source>
        <translation>Све општине</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>Све категорије</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Стање</translation>
    </message>
    <message>
        <source>Head of household</source>
        <translation>Носилац домаћинства</translation>
    </message>
    <message>
        <source>Place of return</source>
        <translation>Место повратка</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Чланови</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Оштећење</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>Процена</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Промењено</translation>
    </message>
    <message>
        <source>Yesterday 00:00</source>
        <translation>Јуче 00:00</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Све</translation>
    </message>
    <message>
        <source>My households</source>
        <translation>Моје породице</translation>
    </message>
    <message numerus="yes">
        <source>Showing {shown} of %n household(s)</source>
        <translation>
            <numerusform>Приказано {shown} од %n породице</numerusform>
            <numerusform>Приказано {shown} од %n породице</numerusform>
            <numerusform>Приказано {shown} од %n породица</numerusform>
        </translation>
    </message>
    <message>
        <source>No household matches “{text}”</source>
        <translation>Нема породице за „{text}“</translation>
    </message>
    <message>
        <source>No household matches these filters</source>
        <translation>Нема породице за ове филтере</translation>
    </message>
    <message>
        <source>Names in both scripts, codes, numbers and villages on this laptop are searched.</source>
        <translation>Претражују се имена на оба писма, ознаке, бројеви и села на овом лаптопу.</translation>
    </message>
    <message>
        <source>Did you mean {word} ({hits})?</source>
        <translation>Да ли сте мислили {word} ({hits})?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Отвори</translation>
    </message>
    <message>
        <source>Open in a second window</source>
        <translation>Отвори у другом прозору</translation>
    </message>
    <message>
        <source>New damage survey</source>
        <translation>Нова процена оштећења</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Штампај</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Извези</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Read in questionnaires</source>
        <translation>Учитај упитнике</translation>
    </message>
    <message>
        <source>Whose are these? Choose lines, then the household</source>
        <translation>Чији су ови? Изаберите редове, па домаћинство</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>Није схваћено</translation>
    </message>
    <message>
        <source>Number or name of the household</source>
        <translation>Број или име домаћинства</translation>
    </message>
    <message>
        <source>It is theirs</source>
        <translation>Њихов је</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Затвори</translation>
    </message>
    <message>
        <source>When you stop, what was read in stays, each questionnaire whole.</source>
        <translation>Ако зауставите, учитано остаје, сваки упитник цео.</translation>
    </message>
    <message numerus="yes">
        <source>%n questionnaire(s) can be read in</source>
        <translation>
            <numerusform>%n упитник може да се учита</numerusform>
            <numerusform>%n упитника могу да се учитају</numerusform>
            <numerusform>%n упитника може да се учита</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were read in before</source>
        <translation>
            <numerusform>%n је учитан раније</numerusform>
            <numerusform>%n су учитана раније</numerusform>
            <numerusform>%n је учитано раније</numerusform>
        </translation>
    </message>
    <message>
        <source>Read in</source>
        <translation>Учитај</translation>
    </message>
    <message>
        <source>Choose the lines first</source>
        <translation>Прво изаберите редове</translation>
    </message>
    <message numerus="yes">
        <source>%n household(s) match; write the number</source>
        <translation>
            <numerusform>Одговара %n домаћинство; упишите број</numerusform>
            <numerusform>Одговарају %n домаћинства; упишите број</numerusform>
            <numerusform>Одговара %n домаћинстава; упишите број</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) made; open each, check it and mark it complete</source>
        <translation>
            <numerusform>Направљен је %n нацрт; отворите га, проверите и означите као потпун</numerusform>
            <numerusform>Направљена су %n нацрта; отворите сваки, проверите и означите као потпун</numerusform>
            <numerusform>Направљено је %n нацрта; отворите сваки, проверите и означите као потпун</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InfrastructurePage</name>
    <message>
        <source>Infrastructure</source>
        <translation>Инфраструктура</translation>
    </message>
    <message>
        <source>Search by name, number or village</source>
        <translation>Тражи по називу, броју или селу</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Нови пројекат</translation>
    </message>
    <message>
        <source>No project matches</source>
        <translation>Ниједан пројекат не одговара</translation>
    </message>
    <message>
        <source>Names in both scripts, numbers and villages are searched.</source>
        <translation>Траже се називи на оба писма, бројеви и села.</translation>
    </message>
    <message>
        <source>This laptop has no infrastructure projects yet</source>
        <translation>На овом лаптопу још нема инфраструктурних пројеката</translation>
    </message>
    <message>
        <source>A project is a road, a water line, a school: something that returnees and the receiving community use together. Register one, then survey it.</source>
        <translation>Пројекат је пут, водовод, школа: нешто што повратници и прихватна заједница користе заједно. Евидентирајте га, па га процените.</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>Процена</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Пројекат</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Место</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Фаза</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Корисници</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Укупно</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Напредак</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Промењено</translation>
    </message>
    <message numerus="yes">
        <source>Showing {shown} of %n project(s)</source>
        <translation>
            <numerusform>Приказано {shown} од %n пројекта</numerusform>
            <numerusform>Приказано {shown} од %n пројекта</numerusform>
            <numerusform>Приказано {shown} од %n пројеката</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineEditor</name>
    <message>
        <source>One position on each line: latitude, longitude</source>
        <translation>По један положај у реду: географска ширина, дужина</translation>
    </message>
    <message numerus="yes">
        <source>%n position(s), {length} m</source>
        <translation>
            <numerusform>%n положај, {length} m</numerusform>
            <numerusform>%n положаја, {length} m</numerusform>
            <numerusform>%n положаја, {length} m</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n position(s), {area} ha</source>
        <translation>
            <numerusform>%n положај, {area} ha</numerusform>
            <numerusform>%n положаја, {area} ha</numerusform>
            <numerusform>%n положаја, {area} ha</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LongWork</name>
    <message>
        <source>Stop</source>
        <translation>Заустави</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} од {total}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Household dossier</source>
        <translation>Досије породице</translation>
    </message>
    <message>
        <source>Questionnaire</source>
        <translation>Упитник</translation>
    </message>
    <message numerus="yes">
        <source>Not synchronised for %n day(s). Changes of colleagues may be missing.</source>
        <translation>
            <numerusform>Није синхронизовано %n дан. Можда недостају промене колега.</numerusform>
            <numerusform>Није синхронизовано %n дана. Можда недостају промене колега.</numerusform>
            <numerusform>Није синхронизовано %n дана. Можда недостају промене колега.</numerusform>
        </translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>Синхронизуј</translation>
    </message>
    <message>
        <source>Blank infrastructure survey</source>
        <translation>Празан образац процене инфраструктуре</translation>
    </message>
    <message>
        <source>Blank go-and-see visit</source>
        <translation>Празан образац посете „иди и види“</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Места</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Особе</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Радње</translation>
    </message>
</context>
<context>
    <name>MembersCard</name>
    <message>
        <source>Members</source>
        <translation>Чланови</translation>
    </message>
    <message>
        <source>Add a member</source>
        <translation>Додај члана</translation>
    </message>
    <message>
        <source>Enter next cell</source>
        <translation>Enter следеће поље</translation>
    </message>
    <message>
        <source>Ctrl+Ins new member</source>
        <translation>Ctrl+Ins нови члан</translation>
    </message>
    <message>
        <source>Ctrl+Del remove</source>
        <translation>Ctrl+Del уклања</translation>
    </message>
    <message>
        <source>new member</source>
        <translation>нови члан</translation>
    </message>
    <message>
        <source>removed {name}</source>
        <translation>уклањање члана {name}</translation>
    </message>
</context>
<context>
    <name>MergeRow</name>
    <message>
        <source>Before: {value}</source>
        <translation>Пре: {value}</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Задржи обоје</translation>
    </message>
    <message>
        <source>This laptop: {value}</source>
        <translation>Овај лаптоп: {value}</translation>
    </message>
    <message>
        <source>Server: {value}</source>
        <translation>Сервер: {value}</translation>
    </message>
    <message>
        <source>Will be saved: {what}</source>
        <translation>Биће сачувано: {what}</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>Изаберите</translation>
    </message>
</context>
<context>
    <name>MomentEditor</name>
    <message>
        <source>day</source>
        <translation>дан</translation>
    </message>
    <message>
        <source>time</source>
        <translation>време</translation>
    </message>
    <message>
        <source>day.month.year</source>
        <translation>дан.месец.година</translation>
    </message>
    <message>
        <source>hour:minute</source>
        <translation>сат:минут</translation>
    </message>
    <message>
        <source>The time is missing</source>
        <translation>Недостаје време</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>A newer version of this questionnaire</source>
        <translation>Новија верзија овог упитника</translation>
    </message>
    <message>
        <source>Version {new} can take the place of version {old} for this draft. Every answer is kept; what has no question any more is kept aside. You can go back with Undo.</source>
        <translation>Верзија {new} може да замени верзију {old} за овај нацрт. Сваки одговор се чува; они који више немају питање чувају се са стране. Можете се вратити са Опозови.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Питање</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Шта се мења</translation>
    </message>
    <message>
        <source>What changes for this draft</source>
        <translation>Шта се мења за овај нацрт</translation>
    </message>
    <message>
        <source>Move this draft</source>
        <translation>Пребаци нацрт</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Не сада</translation>
    </message>
    <message>
        <source>New questions</source>
        <translation>Нова питања</translation>
    </message>
    <message>
        <source>Answers that are no longer valid</source>
        <translation>Одговори који више не важе</translation>
    </message>
    <message>
        <source>Questions that must be answered now</source>
        <translation>Питања на која се сада мора одговорити</translation>
    </message>
    <message>
        <source>New choices</source>
        <translation>Нови понуђени одговори</translation>
    </message>
    <message>
        <source>Questions that are gone; the answers are kept aside</source>
        <translation>Питања којих више нема; одговори се чувају са стране</translation>
    </message>
    <message>
        <source>Questions that are gone, not answered</source>
        <translation>Питања којих више нема, без одговора</translation>
    </message>
    <message>
        <source>Nothing changes for what was answered so far</source>
        <translation>Ништа се не мења за досадашње одговоре</translation>
    </message>
</context>
<context>
    <name>MultilineEditor</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Begin a new line</source>
        <translation>Почни нови ред</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Leave the field</source>
        <translation>Напусти поље</translation>
    </message>
</context>
<context>
    <name>NewHousehold</name>
    <message>
        <source>New household</source>
        <translation>Нова породица</translation>
    </message>
    <message>
        <source>Everything else is filled in on its page.</source>
        <translation>Све остало се уноси на њеној страни.</translation>
    </message>
    <message>
        <source>Given name of the head</source>
        <translation>Име носиоца домаћинства</translation>
    </message>
    <message>
        <source>Parent&apos;s name (optional)</source>
        <translation>Име родитеља (није обавезно)</translation>
    </message>
    <message>
        <source>Surname</source>
        <translation>Презиме</translation>
    </message>
    <message>
        <source>Municipality of return</source>
        <translation>Општина повратка</translation>
    </message>
    <message>
        <source>Telephone (optional)</source>
        <translation>Телефон (није обавезно)</translation>
    </message>
    <message>
        <source>The family agreed that its data are recorded</source>
        <translation>Породица пристаје да се њени подаци евидентирају</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Упиши</translation>
    </message>
    <message>
        <source>Enter the given name or the surname of the head</source>
        <translation>Унесите име или презиме носиоца домаћинства</translation>
    </message>
    <message>
        <source>Choose the municipality of return</source>
        <translation>Изаберите општину повратка</translation>
    </message>
    <message>
        <source>Ask the family whether its data may be recorded</source>
        <translation>Питајте породицу да ли њени подаци смеју да се евидентирају</translation>
    </message>
</context>
<context>
    <name>NewRecord</name>
    <message>
        <source>Municipality</source>
        <translation>Општина</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>Насеље</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Откажи</translation>
    </message>
    <message>
        <source>Choose the municipality</source>
        <translation>Изаберите општину</translation>
    </message>
    <message>
        <source>Enter the settlement</source>
        <translation>Упишите насеље</translation>
    </message>
</context>
<context>
    <name>NoMap</name>
    <message>
        <source>There is no map here. Type the coordinates, or paste them from another program.</source>
        <translation>Овде нема карте. Унесите координате или их налепите из другог програма.</translation>
    </message>
</context>
<context>
    <name>NotesCard</name>
    <message>
        <source>Notes</source>
        <translation>Белешке</translation>
    </message>
    <message>
        <source>New note, Enter saves it</source>
        <translation>Нова белешка, Enter је чува</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>Нова белешка</translation>
    </message>
</context>
<context>
    <name>NumberEditor</name>
    <message>
        <source>Comma and point both mark decimals</source>
        <translation>И зарез и тачка одвајају децимале</translation>
    </message>
</context>
<context>
    <name>ParkedDialog</name>
    <message>
        <source>Parked answers</source>
        <translation>Склоњени одговори</translation>
    </message>
    <message>
        <source>Another answer made these questions not apply. The answers are kept, and left out of results; they come back when the questions apply again.</source>
        <translation>Због другог одговора ова питања се више не односе. Одговори су сачувани, али не улазе у резултате; враћају се кад се питања поново буду односила.</translation>
    </message>
    <message>
        <source>Questions marked with * are not in this version of the questionnaire. Their answers are kept as well.</source>
        <translation>Питања означена са * нису у овој верзији упитника. И њихови одговори се чувају.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Питање</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Одговор</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Затвори</translation>
    </message>
</context>
<context>
    <name>PartialDateEdit</name>
    <message>
        <source>day.month.year</source>
        <translation>дан.месец.година</translation>
    </message>
    <message>
        <source>This is not a date yet, for example 14.6.1971 or 1999</source>
        <translation>Ово још није датум; на пример 14.6.1971 или 1999</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>You</source>
        <translation>Ви</translation>
    </message>
    <message>
        <source>A colleague</source>
        <translation>Колега</translation>
    </message>
    <message>
        <source>The office</source>
        <translation>Канцеларија</translation>
    </message>
</context>
<context>
    <name>PhotoDesk</name>
    <message>
        <source>Photos</source>
        <translation>Фотографије</translation>
    </message>
    <message>
        <source>{name} was added; the same picture is at another question too</source>
        <translation>{name} је додата; иста слика је и код другог питања</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>датотека не може да се прочита</translation>
    </message>
</context>
<context>
    <name>PhotoRows</name>
    <message>
        <source>Photos</source>
        <translation>Фотографије</translation>
    </message>
</context>
<context>
    <name>PhotoSettings</name>
    <message>
        <source>Folder of the camera</source>
        <translation>Фасцикла камере</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Изабери фасциклу</translation>
    </message>
    <message>
        <source>Watch none</source>
        <translation>Не прати ниједну</translation>
    </message>
    <message>
        <source>Keep photos as they came, too</source>
        <translation>Чувај фотографије и какве су стигле</translation>
    </message>
    <message>
        <source>Sealed, on this laptop only: to the office goes the picture of 1600 pixels. The original still holds what the camera wrote into it.</source>
        <translation>Запечаћене, само на овом лаптопу: у канцеларију иде слика од 1600 пиксела. Оригинал и даље садржи оно што је камера у њега уписала.</translation>
    </message>
    <message>
        <source>Keep the place where a photo was taken</source>
        <translation>Чувај место где је фотографија снимљена</translation>
    </message>
    <message>
        <source>Only for households whose consent is recorded; it is never shown in reports.</source>
        <translation>Само за домаћинства чија је сагласност забележена; никад се не приказује у извештајима.</translation>
    </message>
    <message>
        <source>None. New pictures in the folder of a camera can be offered by themselves.</source>
        <translation>Ниједна. Нове слике у фасцикли камере могу се нудити саме.</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>Add photos</source>
        <translation>Додај фотографије</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Фотографије</translation>
    </message>
    <message>
        <source>Choose files, drop them here, or paste a picture. Up: photos, Right: camera</source>
        <translation>Изаберите датотеке, превуците их овде или налепите слику. Горе: фотографије, Десно: камера</translation>
    </message>
    <message>
        <source>Photo deleted: undo</source>
        <translation>Фотографија обрисана: опозови</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Стани</translation>
    </message>
    <message>
        <source>Photo {n}</source>
        <translation>Фотографија {n}</translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation>Чека на слање</translation>
    </message>
    <message>
        <source>Sent in part: {percent} %</source>
        <translation>Делимично послато: {percent} %</translation>
    </message>
    <message>
        <source>At the office</source>
        <translation>У канцеларији</translation>
    </message>
    <message>
        <source>Not on this laptop yet</source>
        <translation>Још није на овом лаптопу</translation>
    </message>
    <message>
        <source>Received in part: {percent} %</source>
        <translation>Делимично примљено: {percent} %</translation>
    </message>
    <message>
        <source>Photos ({patterns})</source>
        <translation>Фотографије ({patterns})</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Слика</translation>
    </message>
    <message>
        <source>{done} of {total} added</source>
        <translation>додато {done} од {total}</translation>
    </message>
    <message>
        <source>From the camera</source>
        <translation>Са камере</translation>
    </message>
    <message numerus="yes">
        <source>From the camera: %n new</source>
        <translation>
            <numerusform>Са камере: %n нова</numerusform>
            <numerusform>Са камере: %n нове</numerusform>
            <numerusform>Са камере: %n нових</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoView</name>
    <message>
        <source>Photo</source>
        <translation>Фотографија</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Опис</translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation>Претходна фотографија</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>Следећа фотографија</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Мање</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Веће</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Окрени</translation>
    </message>
    <message>
        <source>Draw on a copy</source>
        <translation>Цртај по копији</translation>
    </message>
    <message>
        <source>The picture as it came</source>
        <translation>Слика каква је стигла</translation>
    </message>
    <message>
        <source>Delete this photo</source>
        <translation>Обриши ову фотографију</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>{caption}, drawn on</source>
        <translation>{caption}, са цртежом</translation>
    </message>
    <message>
        <source>Drawn on</source>
        <translation>Са цртежом</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Цртеж</translation>
    </message>
    <message>
        <source>This photo is not on this laptop yet.</source>
        <translation>Ова фотографија још није на овом лаптопу.</translation>
    </message>
    <message>
        <source>{width} × {height} pixels, {kilobytes} kB</source>
        <translation>{width} × {height} пиксела, {kilobytes} kB</translation>
    </message>
    <message>
        <source>as it came: {width} × {height} pixels</source>
        <translation>каква је стигла: {width} × {height} пиксела</translation>
    </message>
</context>
<context>
    <name>PhotosCard</name>
    <message>
        <source>Photos</source>
        <translation>Фотографије</translation>
    </message>
    <message>
        <source>Photos are added in the questionnaires.</source>
        <translation>Фотографије се додају у упитницима.</translation>
    </message>
</context>
<context>
    <name>PointEditor</name>
    <message>
        <source>Paste a position as other programs write it</source>
        <translation>Налепи положај како га пишу други програми</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Географска ширина</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Географска дужина</translation>
    </message>
    <message>
        <source>Accuracy (m)</source>
        <translation>Тачност (m)</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Preview: {title}</source>
        <translation>Преглед пре штампе: {title}</translation>
    </message>
    <message>
        <source>Language of the paper</source>
        <translation>Језик документа</translation>
    </message>
    <message>
        <source>Paper in</source>
        <translation>Документ на</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Претходна страна</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Следећа страна</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Умањи</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Увећај</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>По ширини</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>Сачувај PDF</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Штампај</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Покушај поново</translation>
    </message>
    <message>
        <source>Pages of the paper</source>
        <translation>Стране документа</translation>
    </message>
    <message>
        <source>The pages are being made</source>
        <translation>Стране се припремају</translation>
    </message>
    <message>
        <source>The pages could not be made</source>
        <translation>Стране нису могле да се припреме</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Страна {page} од {pages}</translation>
    </message>
    <message>
        <source>The file could not be written: {reason}</source>
        <translation>Датотека није могла да се упише: {reason}</translation>
    </message>
</context>
<context>
    <name>Project</name>
    <message>
        <source>Proposed</source>
        <translation>Предложен</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Пројектовање</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Уговор</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Радови</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Примљен</translation>
    </message>
    <message>
        <source>Handed to maintainer</source>
        <translation>Предат на одржавање</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Одбачен</translation>
    </message>
</context>
<context>
    <name>ProjectDialog</name>
    <message>
        <source>New project</source>
        <translation>Нови пројекат</translation>
    </message>
    <message>
        <source>Project data</source>
        <translation>Подаци пројекта</translation>
    </message>
    <message>
        <source>Users, condition and money are asked in its survey.</source>
        <translation>Корисници, стање и новац питају се у процени.</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Евидентирај</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сачувај</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>Назив</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Врста</translation>
    </message>
    <message>
        <source>Proposed by (optional)</source>
        <translation>Предложио (није обавезно)</translation>
    </message>
    <message>
        <source>Stage of the project</source>
        <translation>Фаза пројекта</translation>
    </message>
    <message>
        <source>Contractor (optional)</source>
        <translation>Извођач (није обавезно)</translation>
    </message>
    <message>
        <source>Enter what the project is called</source>
        <translation>Упишите назив пројекта</translation>
    </message>
    <message>
        <source>Choose the kind</source>
        <translation>Изаберите врсту</translation>
    </message>
</context>
<context>
    <name>ProjectPage</name>
    <message>
        <source>Infrastructure project</source>
        <translation>Инфраструктурни пројекат</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Врста</translation>
    </message>
    <message>
        <source>Stage of the project</source>
        <translation>Фаза пројекта</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>Насеље</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Општина</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>Предложио</translation>
    </message>
    <message>
        <source>Contractor</source>
        <translation>Извођач</translation>
    </message>
    <message>
        <source>Saved on this laptop {time}</source>
        <translation>Сачувано на овом лаптопу {time}</translation>
    </message>
</context>
<context>
    <name>QuestionHelp</name>
    <message>
        <source>Help for this question</source>
        <translation>Помоћ за ово питање</translation>
    </message>
    <message>
        <source>The questionnaire says nothing more about this question.</source>
        <translation>Упитник не каже ништа више о овом питању.</translation>
    </message>
    <message>
        <source>Keys here</source>
        <translation>Пречице овде</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Све пречице</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Затвори</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>Следеће питање</translation>
    </message>
    <message>
        <source>Previous question</source>
        <translation>Претходно питање</translation>
    </message>
    <message>
        <source>Write a remark</source>
        <translation>Напиши напомену</translation>
    </message>
    <message>
        <source>History of this answer</source>
        <translation>Историја овог одговора</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Опозови</translation>
    </message>
</context>
<context>
    <name>QuestionRow</name>
    <message>
        <source>History of this answer</source>
        <translation>Историја овог одговора</translation>
    </message>
    <message>
        <source>(optional)</source>
        <translation>(није обавезно)</translation>
    </message>
    <message>
        <source>Error: {message}</source>
        <translation>Грешка: {message}</translation>
    </message>
</context>
<context>
    <name>QuestionnairesCard</name>
    <message>
        <source>Questionnaires</source>
        <translation>Упитници</translation>
    </message>
    <message>
        <source>No questionnaire was begun yet.</source>
        <translation>Ниједан упитник још није започет.</translation>
    </message>
    <message>
        <source>Start an assessment</source>
        <translation>Започни процену</translation>
    </message>
    <message>
        <source>Start a monitoring visit</source>
        <translation>Започни мониторинг посету</translation>
    </message>
    <message>
        <source>Monitoring is due: {kind}</source>
        <translation>На реду је мониторинг: {kind}</translation>
    </message>
    <message>
        <source>Start: {title}</source>
        <translation>Започни: {title}</translation>
    </message>
    <message>
        <source>category {number}</source>
        <translation>категорија {number}</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Today</source>
        <translation>Данас</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>Породице</translation>
    </message>
    <message>
        <source>Infrastructure</source>
        <translation>Инфраструктура</translation>
    </message>
    <message>
        <source>Authorities</source>
        <translation>Органи</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>Синхронизуј</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Подешавања</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Помоћ</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Стране</translation>
    </message>
</context>
<context>
    <name>RangeEditor</name>
    <message>
        <source>Enter a number from {least} to {most}, in steps of {step}</source>
        <translation>Унесите број од {least} до {most}, у корацима од {step}</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Горе, доле</translation>
    </message>
    <message>
        <source>Go by one step</source>
        <translation>Помери за један корак</translation>
    </message>
</context>
<context>
    <name>RankEditor</name>
    <message>
        <source>Move the marked choice</source>
        <translation>Помери означени избор</translation>
    </message>
    <message>
        <source>Give the marked choice this place</source>
        <translation>Дај означеном избору ово место</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>Take the answer back</source>
        <translation>Повуци одговор</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Помери горе</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Помери доле</translation>
    </message>
    <message>
        <source>Ctrl+Up and Ctrl+Down move, a digit gives a place, Enter keeps the order</source>
        <translation>Ctrl+горе и Ctrl+доле померају, цифра даје место, Enter задржава редослед</translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message>
        <source>Household</source>
        <translation>Породица</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Члан</translation>
    </message>
    <message>
        <source>Dwelling</source>
        <translation>Стамбени објекат</translation>
    </message>
    <message>
        <source>Property paper</source>
        <translation>Имовинска исправа</translation>
    </message>
    <message>
        <source>Household assessment</source>
        <translation>Процена домаћинства</translation>
    </message>
    <message>
        <source>Damage survey</source>
        <translation>Процена оштећења</translation>
    </message>
    <message>
        <source>Monitoring visit</source>
        <translation>Мониторинг посета</translation>
    </message>
    <message>
        <source>Infrastructure project</source>
        <translation>Инфраструктурни пројекат</translation>
    </message>
    <message>
        <source>Infrastructure survey</source>
        <translation>Процена инфраструктуре</translation>
    </message>
    <message>
        <source>Go-and-see visit</source>
        <translation>Посета „иди и види“</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Сагласност</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Белешка</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Фотографија</translation>
    </message>
    <message>
        <source>Decision about a difference</source>
        <translation>Одлука о разлици</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>Насеље</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Фаза</translation>
    </message>
    <message>
        <source>Questionnaire</source>
        <translation>Упитник</translation>
    </message>
    <message>
        <source>File of a questionnaire</source>
        <translation>Датотека упитника</translation>
    </message>
    <message>
        <source>Refused change</source>
        <translation>Одбијена промена</translation>
    </message>
    <message>
        <source>new</source>
        <translation>ново</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>уклоњено</translation>
    </message>
    <message numerus="yes">
        <source>{record}, %n answer(s)</source>
        <translation>
            <numerusform>{record}, %n одговор</numerusform>
            <numerusform>{record}, %n одговора</numerusform>
            <numerusform>{record}, %n одговора</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{record}, %n field(s)</source>
        <translation>
            <numerusform>{record}, %n поље</numerusform>
            <numerusform>{record}, %n поља</numerusform>
            <numerusform>{record}, %n поља</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>Search</source>
        <translation>Тражи</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Општина</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>Обриши тражење и филтере</translation>
    </message>
    <message>
        <source>Enter open</source>
        <translation>Enter отвара</translation>
    </message>
    <message>
        <source>Ctrl+N new</source>
        <translation>Ctrl+N ново</translation>
    </message>
    <message>
        <source>Ctrl+F search</source>
        <translation>Ctrl+F тражење</translation>
    </message>
    <message>
        <source>All municipalities</source>
        <translation>Све општине</translation>
    </message>
    <message>
        <source>Yesterday 00:00</source>
        <translation>Јуче 00:00</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Све</translation>
    </message>
</context>
<context>
    <name>RepeatGrid</name>
    <message>
        <source>Add a row: {title}</source>
        <translation>Додај ред: {title}</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Додај ред</translation>
    </message>
    <message>
        <source>Add a row (Ctrl+Ins)</source>
        <translation>Додај ред (Ctrl+Ins)</translation>
    </message>
    <message>
        <source>No rows yet</source>
        <translation>Још нема редова</translation>
    </message>
    <message>
        <source>Row {n}: {message}</source>
        <translation>Ред {n}: {message}</translation>
    </message>
</context>
<context>
    <name>RowForm</name>
    <message>
        <source>Add a row: {title}</source>
        <translation>Додај ред: {title}</translation>
    </message>
    <message>
        <source>Delete row {n}</source>
        <translation>Обриши ред {n}</translation>
    </message>
    <message>
        <source>{title} {n} of {count}</source>
        <translation>{title} {n} од {count}</translation>
    </message>
    <message>
        <source>Back to the table (Esc)</source>
        <translation>Назад на табелу (Esc)</translation>
    </message>
    <message>
        <source>Row before</source>
        <translation>Претходни ред</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>Следећи ред</translation>
    </message>
    <message>
        <source>Delete this row</source>
        <translation>Обриши овај ред</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Додај ред</translation>
    </message>
</context>
<context>
    <name>SectionBox</name>
    <message>
        <source>Sections</source>
        <translation>Одељци</translation>
    </message>
</context>
<context>
    <name>SectionModel</name>
    <message>
        <source>{title}: {mark}, {answered} of {total} answered</source>
        <translation>{title}: {mark}, одговорено {answered} од {total}</translation>
    </message>
    <message>
        <source>has a problem</source>
        <translation>има грешку</translation>
    </message>
    <message>
        <source>done</source>
        <translation>завршено</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>у раду</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>само за читање</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>није започето</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Подешавања</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Језик</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Изглед</translation>
    </message>
    <message>
        <source>Data entry</source>
        <translation>Унос података</translation>
    </message>
    <message>
        <source>Synchronisation</source>
        <translation>Синхронизација</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Безбедност</translation>
    </message>
    <message>
        <source>About</source>
        <translation>О програму</translation>
    </message>
    <message>
        <source>Language of the program</source>
        <translation>Језик програма</translation>
    </message>
    <message>
        <source>Language of the questions</source>
        <translation>Језик питања</translation>
    </message>
    <message>
        <source>The questionnaire is read to the family in this language.</source>
        <translation>Упитник се породици чита на овом језику.</translation>
    </message>
    <message>
        <source>Language of print-outs</source>
        <translation>Језик штампаних докумената</translation>
    </message>
    <message>
        <source>Each print-out can still be shown in another language.</source>
        <translation>Сваки документ и даље може да се прикаже на другом језику.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Тема</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Величина текста</translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>Закључај после</translation>
    </message>
    <message>
        <source>Without a key or the mouse being touched. Ctrl+L locks at once.</source>
        <translation>Ако се не додирне ни тастатура ни миш. Ctrl+L закључава одмах.</translation>
    </message>
    <message>
        <source>Passphrase in use</source>
        <translation>Садашња лозинка</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Нова лозинка</translation>
    </message>
    <message>
        <source>At least {count} characters, for example four words.</source>
        <translation>Најмање {count} знакова, на пример четири речи.</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>Нова лозинка поново</translation>
    </message>
    <message>
        <source>Go on to the next question when an answer is chosen</source>
        <translation>Пређи на следеће питање кад се изабере одговор</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Промени лозинку</translation>
    </message>
    <message>
        <source>Connect to the office</source>
        <translation>Повежи са канцеларијом</translation>
    </message>
    <message>
        <source>Copy these facts</source>
        <translation>Копирај ове податке</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Као систем</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светла</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тамна</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n минут</numerusform>
            <numerusform>%n минута</numerusform>
            <numerusform>%n минута</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected to {address} as {user}; this laptop is called {code}.</source>
        <translation>Повезано са {address}, корисник {user}; ознака овог лаптопа је {code}.</translation>
    </message>
    <message>
        <source>The office does not know this laptop yet.</source>
        <translation>Канцеларија још не познаје овај лаптоп.</translation>
    </message>
    <message>
        <source>Data: {folder}</source>
        <translation>Подаци: {folder}</translation>
    </message>
    <message>
        <source>“EU - Return and Reintegration in Kosovo” is funded by the European Union. The contents of this program are the sole responsibility of the programme and do not necessarily reflect the views of the European Union.</source>
        <translation>„ЕУ - Повратак и реинтеграција на Косову“ финансира Европска унија. За садржај ове апликације искључиво је одговоран програм повратка и реинтеграције и тај садржај не одражава нужно ставове Европске уније.</translation>
    </message>
    <message>
        <source>Licence of this program: {licence}</source>
        <translation>Лиценца овог програма: {licence}</translation>
    </message>
    <message>
        <source>Made with:</source>
        <translation>Израђено помоћу:</translation>
    </message>
    <message>
        <source>The passphrase needs at least {count} characters</source>
        <translation>Лозинка мора да има најмање {count} знакова</translation>
    </message>
    <message>
        <source>The two passphrases differ</source>
        <translation>Две лозинке се разликују</translation>
    </message>
    <message>
        <source>The new passphrase opens this profile now</source>
        <translation>Од сада нова лозинка отвара овај профил</translation>
    </message>
</context>
<context>
    <name>SettlementImport</name>
    <message>
        <source>Read in settlements</source>
        <translation>Учитај насеља</translation>
    </message>
    <message>
        <source>A list of settlements as geonames.org offers it. Settlements that are here already stay as they are.</source>
        <translation>Списак насеља какав нуди geonames.org. Насеља која већ постоје остају каква јесу.</translation>
    </message>
    <message numerus="yes">
        <source>%n settlement(s) added</source>
        <translation>
            <numerusform>додато је %n насеље</numerusform>
            <numerusform>додата су %n насеља</numerusform>
            <numerusform>додато је %n насеља</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>All keys</source>
        <translation>Све пречице</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Everywhere</source>
        <translation>Свуда</translation>
    </message>
    <message>
        <source>Lists and households</source>
        <translation>Листе и породице</translation>
    </message>
    <message>
        <source>Questionnaires</source>
        <translation>Упитници</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Разлике</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Данас</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>Породице</translation>
    </message>
    <message>
        <source>Infrastructure</source>
        <translation>Инфраструктура</translation>
    </message>
    <message>
        <source>Authorities</source>
        <translation>Органи</translation>
    </message>
    <message>
        <source>Page Synchronise</source>
        <translation>Страна „Синхронизуј“</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Подешавања</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Тражи свуда</translation>
    </message>
    <message>
        <source>Synchronise now</source>
        <translation>Синхронизуј сада</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Следећи део прозора</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>Претходни део прозора</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Narrow or wide rail</source>
        <translation>Уска или широка бочна трака</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Цео екран</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Закључај</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Све пречице</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Изађи</translation>
    </message>
    <message>
        <source>Search in the list</source>
        <translation>Тражи у листи</translation>
    </message>
    <message>
        <source>New household</source>
        <translation>Нова породица</translation>
    </message>
    <message>
        <source>New damage survey</source>
        <translation>Нова процена оштећења</translation>
    </message>
    <message>
        <source>New monitoring visit</source>
        <translation>Нова мониторинг посета</translation>
    </message>
    <message>
        <source>Print the open page</source>
        <translation>Штампај отворену страну</translation>
    </message>
    <message>
        <source>Export questionnaires</source>
        <translation>Извоз упитника</translation>
    </message>
    <message>
        <source>Next household</source>
        <translation>Следећа породица</translation>
    </message>
    <message>
        <source>Previous household</source>
        <translation>Претходна породица</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Отвори</translation>
    </message>
    <message>
        <source>Open in a second window</source>
        <translation>Отвори у другом прозору</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Додај ред</translation>
    </message>
    <message>
        <source>Delete the row</source>
        <translation>Обриши ред</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Опозови</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Понови</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>Следеће питање</translation>
    </message>
    <message>
        <source>Previous question</source>
        <translation>Претходно питање</translation>
    </message>
    <message>
        <source>Choose the answer and go on</source>
        <translation>Изабери одговор и настави</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Не односи се</translation>
    </message>
    <message>
        <source>Does not know</source>
        <translation>Не зна</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Одбија</translation>
    </message>
    <message>
        <source>Help for this question</source>
        <translation>Помоћ за ово питање</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Напомена</translation>
    </message>
    <message>
        <source>History of this answer</source>
        <translation>Историја овог одговора</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>Следећа грешка</translation>
    </message>
    <message>
        <source>Previous problem</source>
        <translation>Претходна грешка</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Преглед</translation>
    </message>
    <message>
        <source>Newer version, if there is one</source>
        <translation>Новија верзија, ако постоји</translation>
    </message>
    <message>
        <source>Next section</source>
        <translation>Следећи одељак</translation>
    </message>
    <message>
        <source>Previous section</source>
        <translation>Претходни одељак</translation>
    </message>
    <message>
        <source>Copy from the row above</source>
        <translation>Преузми из горњег реда</translation>
    </message>
    <message>
        <source>Save what is being typed</source>
        <translation>Сачувај оно што се куца</translation>
    </message>
    <message>
        <source>Mark complete</source>
        <translation>Означи као потпун</translation>
    </message>
    <message>
        <source>Back to the household</source>
        <translation>Назад на породицу</translation>
    </message>
    <message>
        <source>Take the value of this laptop</source>
        <translation>Узми вредност са овог лаптопа</translation>
    </message>
    <message>
        <source>Take the value of the server</source>
        <translation>Узми вредност са сервера</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Задржи обоје</translation>
    </message>
    <message>
        <source>Edit what will be saved</source>
        <translation>Измени оно што ће бити сачувано</translation>
    </message>
    <message>
        <source>Move between the questions</source>
        <translation>Кретање између питања</translation>
    </message>
    <message>
        <source>Save and send</source>
        <translation>Сачувај и пошаљи</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Language of the program</source>
        <translation>Језик програма</translation>
    </message>
</context>
<context>
    <name>SignatureDialog</name>
    <message>
        <source>Signature</source>
        <translation>Потпис</translation>
    </message>
    <message>
        <source>Sign on the line with a pen, a finger or the mouse</source>
        <translation>Потпишите се на линији оловком, прстом или мишем</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Сачувај</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Обриши</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Откажи</translation>
    </message>
</context>
<context>
    <name>SignatureEditor</name>
    <message>
        <source>Sign again</source>
        <translation>Потпиши поново</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Потпиши</translation>
    </message>
</context>
<context>
    <name>SummaryBand</name>
    <message numerus="yes">
        <source>%n to correct</source>
        <translation>
            <numerusform>%n за исправку</numerusform>
            <numerusform>%n за исправку</numerusform>
            <numerusform>%n за исправку</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>%n за проверу</numerusform>
            <numerusform>%n за проверу</numerusform>
            <numerusform>%n за проверу</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not answered</source>
        <translation>
            <numerusform>%n без одговора</numerusform>
            <numerusform>%n без одговора</numerusform>
            <numerusform>%n без одговора</numerusform>
        </translation>
    </message>
    <message>
        <source>Summary  F4</source>
        <translation>Преглед  F4</translation>
    </message>
</context>
<context>
    <name>SurveysCard</name>
    <message>
        <source>Surveys</source>
        <translation>Процене</translation>
    </message>
    <message>
        <source>No survey was begun yet.</source>
        <translation>Још није започета ниједна процена.</translation>
    </message>
    <message>
        <source>Start a survey</source>
        <translation>Започни процену</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>Процена</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n корисник</numerusform>
            <numerusform>%n корисника</numerusform>
            <numerusform>%n корисника</numerusform>
        </translation>
    </message>
    <message>
        <source>ready to propose</source>
        <translation>спремно за предлог</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>није спремно</translation>
    </message>
</context>
<context>
    <name>SyncCorner</name>
    <message numerus="yes">
        <source>%n change(s) to send</source>
        <translation>
            <numerusform>%n промена за слање</numerusform>
            <numerusform>%n промене за слање</numerusform>
            <numerusform>%n промена за слање</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending {done} of {total}</source>
        <translation>Шаље се {done} од {total}</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Без мреже</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Чека на вас</translation>
    </message>
    <message>
        <source>All sent</source>
        <translation>Све послато</translation>
    </message>
    <message>
        <source>Ready to send</source>
        <translation>Спремно за слање</translation>
    </message>
    <message>
        <source>Not synchronised yet</source>
        <translation>Још није синхронизовано</translation>
    </message>
    <message>
        <source>Last synced {when}</source>
        <translation>Последњи пут {when}</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Synchronise</source>
        <translation>Синхронизуј</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Запис</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Шта је промењено</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Величина</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Промењено</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Стање</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Промене</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Историја</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Када</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Резултат</translation>
    </message>
    <message>
        <source>To send</source>
        <translation>За слање</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Чека на вас</translation>
    </message>
    <message>
        <source>For review</source>
        <translation>За разматрање</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Одлучено</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Примљено</translation>
    </message>
    <message>
        <source>Last check: {when}</source>
        <translation>Последња провера: {when}</translation>
    </message>
    <message>
        <source>All sent</source>
        <translation>Све је послато</translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <translation>Ништа не чека на вас</translation>
    </message>
    <message>
        <source>Nothing waits for review</source>
        <translation>Ништа не чека разматрање</translation>
    </message>
    <message>
        <source>Nothing was decided yet</source>
        <translation>Још ништа није одлучено</translation>
    </message>
    <message>
        <source>Nothing received yet</source>
        <translation>Још ништа није примљено</translation>
    </message>
    <message>
        <source>Closed by the office: {note}</source>
        <translation>Затворила канцеларија: {note}</translation>
    </message>
    <message>
        <source>Possible duplicate</source>
        <translation>Могући дупликат</translation>
    </message>
    <message>
        <source>Not synchronised yet</source>
        <translation>Још није синхронизовано</translation>
    </message>
    <message>
        <source>{sent} sent, {received} received</source>
        <translation>послато {sent}, примљено {received}</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n разлика</numerusform>
            <numerusform>%n разлике</numerusform>
            <numerusform>%n разлика</numerusform>
        </translation>
    </message>
    <message>
        <source>failed</source>
        <translation>није успело</translation>
    </message>
    <message>
        <source>Yesterday 00:00</source>
        <translation>Јуче 00:00</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Реши</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Отвори</translation>
    </message>
</context>
<context>
    <name>TickEditor</name>
    <message>
        <source>OK</source>
        <translation>У реду</translation>
    </message>
</context>
<context>
    <name>TimeEditor</name>
    <message>
        <source>hour:minute</source>
        <translation>сат:минут</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>Today {time}</source>
        <translation>Данас {time}</translation>
    </message>
    <message>
        <source>Yesterday {time}</source>
        <translation>Јуче {time}</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>Данас</translation>
    </message>
    <message>
        <source>Continue where you left</source>
        <translation>Наставите где сте стали</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Чека на вас</translation>
    </message>
    <message>
        <source>To send</source>
        <translation>За слање</translation>
    </message>
    <message>
        <source>No assessment is in progress.</source>
        <translation>Ниједна процена није у раду.</translation>
    </message>
    <message>
        <source>No differences, nothing refused, nothing returned.</source>
        <translation>Нема разлика, ништа није одбијено, ништа није враћено.</translation>
    </message>
    <message>
        <source>New household</source>
        <translation>Нова породица</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>Синхронизуј</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>Породице</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>У раду</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Потпуно</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Непослато</translation>
    </message>
    <message>
        <source>Open again: {name}</source>
        <translation>Отвори поново: {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n промена</numerusform>
            <numerusform>%n промене</numerusform>
            <numerusform>%n промена</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n фотографија</numerusform>
            <numerusform>%n фотографије</numerusform>
            <numerusform>%n фотографија</numerusform>
        </translation>
    </message>
    <message>
        <source>Last synchronised: {when}</source>
        <translation>Последња синхронизација: {when}</translation>
    </message>
    <message>
        <source>Not synchronised yet</source>
        <translation>Још није синхронизовано</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Search everything</source>
        <translation>Тражи свуда</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Светла тема</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Тамна тема</translation>
    </message>
    <message>
        <source>Language of the program</source>
        <translation>Језик програма</translation>
    </message>
    <message>
        <source>Profile of {name}</source>
        <translation>Профил: {name}</translation>
    </message>
</context>
<context>
    <name>ViewButton</name>
    <message>
        <source>{view}: a photo is wanted</source>
        <translation>{view}: потребна је фотографија</translation>
    </message>
    <message>
        <source>{view}: photos {count}</source>
        <translation>{view}: фотографија {count}</translation>
    </message>
    <message>
        <source>{view}: no photo</source>
        <translation>{view}: без фотографије</translation>
    </message>
</context>
<context>
    <name>VisitDialog</name>
    <message>
        <source>New visit</source>
        <translation>Нова посета</translation>
    </message>
    <message>
        <source>The place visited; of a go-and-inform visit, where it is held.</source>
        <translation>Посећено место; код посете „иди и информиши“ место где се одржава.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Започни</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Врста</translation>
    </message>
    <message>
        <source>Participants come from</source>
        <translation>Учесници долазе из</translation>
    </message>
</context>
<context>
    <name>WarningRow</name>
    <message>
        <source>Checked, it is correct</source>
        <translation>Проверено, тачно је</translation>
    </message>
    <message>
        <source>Checked: {reason}</source>
        <translation>Проверено: {reason}</translation>
    </message>
</context>
<context>
    <name>WorkedTable</name>
    <message>
        <source>How is this calculated?</source>
        <translation>Како се ово рачуна?</translation>
    </message>
    <message>
        <source>Scheme {scheme}. Each component counts with its weight; the index is the weighted mean of the degrees of damage. Components that never existed or are not visible do not count.</source>
        <translation>Шема {scheme}. Сваки део се рачуна са својом тежином; индекс је просек процената оштећења према тежини делова. Делови који никад нису постојали или се не виде не рачунају се.</translation>
    </message>
    <message>
        <source>Worked table</source>
        <translation>Табела рачуна</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Део</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Степен</translation>
    </message>
    <message>
        <source>Degree (%)</source>
        <translation>Проценат (%)</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Тежина</translation>
    </message>
    <message>
        <source>Weight × degree</source>
        <translation>Тежина × проценат</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Затвори</translation>
    </message>
    <message>
        <source>Sum {products} ÷ weights {weights} = index {index}</source>
        <translation>Збир {products} ÷ тежине {weights} = индекс {index}</translation>
    </message>
</context>
<context>
    <name>_Bar</name>
    <message>
        <source>Open the assessment</source>
        <translation>Отвори процену</translation>
    </message>
    <message>
        <source>Start the assessment</source>
        <translation>Започни процену</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Назад на листу</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Штампај</translation>
    </message>
    <message>
        <source>New monitoring visit</source>
        <translation>Нова мониторинг посета</translation>
    </message>
    <message>
        <source>Damage survey</source>
        <translation>Процена оштећења</translation>
    </message>
    <message>
        <source>New damage survey (Ctrl+Shift+D)</source>
        <translation>Нова процена оштећења (Ctrl+Shift+D)</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Измени</translation>
    </message>
    <message>
        <source>Change the project&apos;s data (F2)</source>
        <translation>Измени податке пројекта (F2)</translation>
    </message>
    <message>
        <source>Open the survey</source>
        <translation>Отвори процену</translation>
    </message>
    <message>
        <source>Start the survey</source>
        <translation>Започни процену</translation>
    </message>
</context>
<context>
    <name>_Create</name>
    <message>
        <source>Set up this laptop</source>
        <translation>Припремите овај лаптоп</translation>
    </message>
    <message>
        <source>Everything you enter is encrypted on this laptop. No network is needed.</source>
        <translation>Све што унесете шифровано је на овом лаптопу. Мрежа није потребна.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Ваше име</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Лозинка</translation>
    </message>
    <message>
        <source>At least {count} characters, for example four words. Nobody can reset it: if it is forgotten, what was not sent is lost.</source>
        <translation>Најмање {count} знакова, на пример четири речи. Нико не може да је поништи: ако се заборави, изгубљено је оно што није послато.</translation>
    </message>
    <message>
        <source>The passphrase again</source>
        <translation>Лозинка поново</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation>Прикажи лозинку</translation>
    </message>
    <message>
        <source>Address of the office&apos;s server (optional)</source>
        <translation>Адреса сервера канцеларије (није обавезно)</translation>
    </message>
    <message>
        <source>It can be given later, before the first synchronisation.</source>
        <translation>Може да се упише касније, пре прве синхронизације.</translation>
    </message>
    <message>
        <source>Create the profile</source>
        <translation>Направи профил</translation>
    </message>
    <message>
        <source>Back to the profiles of this laptop</source>
        <translation>Назад на профиле овог лаптопа</translation>
    </message>
    <message>
        <source>Enter your name</source>
        <translation>Унесите своје име</translation>
    </message>
    <message>
        <source>The passphrase needs at least {count} characters</source>
        <translation>Лозинка мора да има најмање {count} знакова</translation>
    </message>
    <message>
        <source>The two passphrases differ</source>
        <translation>Две лозинке се разликују</translation>
    </message>
</context>
<context>
    <name>_NoDwelling</name>
    <message>
        <source>Dwelling</source>
        <translation>Стамбени објекат</translation>
    </message>
    <message>
        <source>The house or plot at the place of return, and its papers.</source>
        <translation>Кућа или плац у месту повратка и исправе о њима.</translation>
    </message>
    <message>
        <source>Add a dwelling</source>
        <translation>Додај објекат</translation>
    </message>
</context>
<context>
    <name>_Side</name>
    <message>
        <source>Return and Reintegration in Kosovo</source>
        <translation>Повратак и реинтеграција на Косову</translation>
    </message>
    <message>
        <source>Works without a network. What you enter is encrypted on this laptop.</source>
        <translation>Ради без мреже. Оно што унесете шифровано је на овом лаптопу.</translation>
    </message>
</context>
<context>
    <name>_Step</name>
    <message>
        <source>Keyboard: {language}</source>
        <translation>Тастатура: {language}</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Caps Lock је укључен</translation>
    </message>
    <message>
        <source>The keyboard writes Cyrillic letters</source>
        <translation>Тастатура пише ћирилицом</translation>
    </message>
</context>
<context>
    <name>_Unlock</name>
    <message>
        <source>Open your profile</source>
        <translation>Отворите свој профил</translation>
    </message>
    <message>
        <source>The households on this laptop are locked with your passphrase.</source>
        <translation>Породице на овом лаптопу закључане су вашом лозинком.</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Профил</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Лозинка</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Отвори</translation>
    </message>
    <message numerus="yes">
        <source>Next try in %n second(s)</source>
        <translation>
            <numerusform>Нови покушај за %n секунду</numerusform>
            <numerusform>Нови покушај за %n секунде</numerusform>
            <numerusform>Нови покушај за %n секунди</numerusform>
        </translation>
    </message>
    <message>
        <source>Another officer on this laptop</source>
        <translation>Други службеник на овом лаптопу</translation>
    </message>
</context>
<context>
    <name>_Wait</name>
    <message>
        <source>Preparing the demonstration</source>
        <translation>Демонстрација се припрема</translation>
    </message>
    <message>
        <source>An office with invented families is being made on this computer. It takes some seconds; nothing leaves the computer.</source>
        <translation>На овом рачунару се прави канцеларија са измишљеним породицама. То траје неколико секунди; ништа не напушта рачунар.</translation>
    </message>
    <message>
        <source>{done} of {total} families</source>
        <translation>{done} од {total} породица</translation>
    </message>
    <message>
        <source>The families are on their way to this laptop</source>
        <translation>Породице стижу на овај лаптоп</translation>
    </message>
    <message>
        <source>The office is being started</source>
        <translation>Канцеларија се покреће</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>This is not the passphrase of this profile. Check Caps Lock and the keyboard.</source>
        <translation>Ово није лозинка овог профила. Проверите Caps Lock и тастатуру.</translation>
    </message>
    <message>
        <source>The data file on this laptop is damaged. Nothing was changed. Restore the newest backup, or ask the office for help.</source>
        <translation>Датотека са подацима на овом лаптопу је оштећена. Ништа није промењено. Вратите најновију резервну копију или затражите помоћ од канцеларије.</translation>
    </message>
    <message>
        <source>This file was written by RRK Field {program} or later. Update the program; your data is untouched.</source>
        <translation>Ову датотеку је уписао RRK Field {program} или новији. Ажурирајте програм; ваши подаци су нетакнути.</translation>
    </message>
    <message>
        <source>The disk of this laptop is full. Free some space; what was already saved stays safe.</source>
        <translation>Диск овог лаптопа је пун. Ослободите простор; оно што је већ сачувано остаје безбедно.</translation>
    </message>
    <message>
        <source>Another window of RRK Field has this profile open. Use that window, or close it first.</source>
        <translation>Овај профил је отворен у другом прозору програма RRK Field. Користите тај прозор или га прво затворите.</translation>
    </message>
    <message>
        <source>This laptop has no network. Your work is saved here and will be sent later.</source>
        <translation>Овај лаптоп нема мрежу. Ваш рад је сачуван овде и биће послат касније.</translation>
    </message>
    <message>
        <source>The office&apos;s server cannot be reached. Check the connection and try again later; your work is saved on this laptop.</source>
        <translation>Сервер канцеларије није доступан. Проверите везу и покушајте касније; ваш рад је сачуван на овом лаптопу.</translation>
    </message>
    <message>
        <source>The answer did not come from the office&apos;s server. If this network asks you to sign in, do that in a web browser, then try again.</source>
        <translation>Одговор није стигао са сервера канцеларије. Ако ова мрежа тражи пријаву, пријавите се у прегледачу интернета, па покушајте поново.</translation>
    </message>
    <message>
        <source>The server could not prove that it is the office&apos;s. Nothing was sent. Check the date of this laptop, or use another network.</source>
        <translation>Сервер није доказао да припада канцеларији. Ништа није послато. Проверите датум на овом лаптопу или користите другу мрежу.</translation>
    </message>
    <message>
        <source>The clock of this laptop is wrong by {difference}. Set date and time, then try again.</source>
        <translation>Сат овог лаптопа није тачан, разлика је {difference}. Подесите датум и време, па покушајте поново.</translation>
    </message>
    <message>
        <source>The office&apos;s server needs RRK Field {program} or later. Update the program; your work is saved on this laptop.</source>
        <translation>Серверу канцеларије је потребан RRK Field {program} или новији. Ажурирајте програм; ваш рад је сачуван на овом лаптопу.</translation>
    </message>
    <message>
        <source>The office&apos;s server is busy. It will be tried again in a moment.</source>
        <translation>Сервер канцеларије је заузет. Ускоро ће се покушати поново.</translation>
    </message>
    <message>
        <source>The office&apos;s server had a fault of its own. Nothing is lost; try again later.</source>
        <translation>На серверу канцеларије дошло је до грешке. Ништа није изгубљено; покушајте касније.</translation>
    </message>
    <message>
        <source>This is a different server from the one that this laptop belongs to. Nothing was sent and nothing deleted. Check the address.</source>
        <translation>Ово није сервер коме овај лаптоп припада. Ништа није послато и ништа није обрисано. Проверите адресу.</translation>
    </message>
    <message>
        <source>The office&apos;s server does not accept this laptop or this officer any more. Sign in again, or ask the coordinator; your work is saved here.</source>
        <translation>Сервер канцеларије више не прихвата овај лаптоп или овог службеника. Пријавите се поново или питајте координатора; ваш рад је сачуван овде.</translation>
    </message>
    <message>
        <source>The data of this laptop was also used on another computer. Sign in again here; both can go on, and what waits on this laptop is sent.</source>
        <translation>Подаци овог лаптопа коришћени су и на другом рачунару. Пријавите се овде поново; оба могу да наставе, а шаље се оно што чека на овом лаптопу.</translation>
    </message>
    <message>
        <source>The office is taking this laptop out of use: it sends, and receives nothing any more. Your work is saved here.</source>
        <translation>Канцеларија повлачи овај лаптоп из употребе: он шаље и више ништа не прима. Ваш рад је сачуван овде.</translation>
    </message>
    <message>
        <source>The office&apos;s server has no space left. Your work is saved on this laptop; tell the office.</source>
        <translation>На серверу канцеларије нема више простора. Ваш рад је сачуван на овом лаптопу; јавите канцеларији.</translation>
    </message>
    <message>
        <source>This questionnaire cannot be used: {reason}. Tell the office.</source>
        <translation>Овај упитник не може да се користи: {reason}. Јавите канцеларији.</translation>
    </message>
    <message>
        <source>This questionnaire can only be read: it was approved, or it has left this laptop.</source>
        <translation>Овај упитник може само да се чита: одобрен је или више није на овом лаптопу.</translation>
    </message>
    <message>
        <source>It is not complete yet. Questions that are missing or wrong: {count}.</source>
        <translation>Још није потпун. Питања без одговора или са грешком: {count}.</translation>
    </message>
    <message>
        <source>This questionnaire is not on this laptop yet: {form} {version}. Synchronise, then open it again.</source>
        <translation>Овај упитник још није на овом лаптопу: {form} {version}. Синхронизујте, па га отворите поново.</translation>
    </message>
    <message>
        <source>The office has retired this questionnaire. What was begun with it still opens; nothing new can be begun.</source>
        <translation>Канцеларија је повукла овај упитник. Оно што је започето и даље се отвара; ново не може да се започне.</translation>
    </message>
    <message>
        <source>The file could not be read: {reason}.</source>
        <translation>Датотека није могла да се прочита: {reason}.</translation>
    </message>
    <message>
        <source>No questionnaire of this kind is here, or none that was chosen.</source>
        <translation>Овде нема упитника ове врсте, или ниједног од изабраних.</translation>
    </message>
    <message>
        <source>Your role does not allow restricted answers to be taken out.</source>
        <translation>Ваша улога не дозвољава извоз заштићених одговора.</translation>
    </message>
    <message>
        <source>The file cannot be written: {reason}. Nothing was left behind.</source>
        <translation>Датотека не може да се запише: {reason}. Ништа није остало.</translation>
    </message>
    <message>
        <source>The disk of this laptop could not be read or written. What was saved before is safe; copy it to the office as soon as you can.</source>
        <translation>Диск овог лаптопа није могао да се прочита или упише. Оно што је раније сачувано је безбедно; пренесите га у канцеларију што пре.</translation>
    </message>
    <message>
        <source>This record has left this laptop since you opened it. Your last change was not saved; synchronise, and ask the office where it is now.</source>
        <translation>Овај запис више није на овом лаптопу. Ваша последња промена није сачувана; синхронизујте и питајте канцеларију где је запис сада.</translation>
    </message>
    <message>
        <source>The passphrase is too short. Use {length} characters or more, for example four words.</source>
        <translation>Лозинка је прекратка. Узмите најмање {length} знакова, на пример четири речи.</translation>
    </message>
    <message>
        <source>This file is not a picture that RRK Field can read. Use a JPEG or PNG file.</source>
        <translation>Ова датотека није слика коју RRK Field може да прочита. Узмите датотеку JPEG или PNG.</translation>
    </message>
    <message>
        <source>This is a HEIC picture of a telephone, which RRK Field cannot read. Set the camera to JPEG, or send the picture to this laptop as JPEG.</source>
        <translation>Ово је HEIC слика са телефона, коју RRK Field не чита. Поставите камеру на JPEG или пошаљите слику на овај лаптоп као JPEG.</translation>
    </message>
    <message>
        <source>This picture is too large: at most {megabytes} MB and {megapixels} million pixels.</source>
        <translation>Ова слика је превелика: највише {megabytes} MB и {megapixels} милиона пиксела.</translation>
    </message>
    <message>
        <source>This picture is at this question already; it was not added again.</source>
        <translation>Ова слика је већ код овог питања; није поново додата.</translation>
    </message>
    <message>
        <source>A file of this kind is not kept here, or the question asks for another kind.</source>
        <translation>Датотека ове врсте се овде не чува, или питање тражи другу врсту.</translation>
    </message>
    <message>
        <source>This file is too large: at most {megabytes} MB can be sent to the office.</source>
        <translation>Ова датотека је превелика: у канцеларију може највише {megabytes} MB.</translation>
    </message>
    <message>
        <source>This address cannot be used. The address of the office&apos;s server begins with https://.</source>
        <translation>Ова адреса не може да се користи. Адреса сервера канцеларије почиње са https://.</translation>
    </message>
    <message>
        <source>The office&apos;s server was set back to an older state. Nothing was sent and nothing deleted; tell the office. Your work is saved on this laptop.</source>
        <translation>Сервер канцеларије је враћен на раније стање. Ништа није послато и ништа није обрисано; јавите канцеларији. Ваш рад је сачуван на овом лаптопу.</translation>
    </message>
    <message>
        <source>This program is newer than the office&apos;s server. Your work is saved here and will be sent when the office has updated its server.</source>
        <translation>Овај програм је новији од сервера канцеларије. Ваш рад је сачуван овде и биће послат кад канцеларија ажурира сервер.</translation>
    </message>
    <message>
        <source>This laptop does not belong to an office yet. Sign in to the office first.</source>
        <translation>Овај лаптоп још не припада ниједној канцеларији. Прво га повежите са канцеларијом.</translation>
    </message>
    <message>
        <source>An area is written as hectares, ares and square metres, for example 1.39.68.</source>
        <translation>Површина се пише као хектари, ари и квадратни метри, на пример 1.39.68.</translation>
    </message>
    <message>
        <source>A share is written as a fraction, such as 1/3.</source>
        <translation>Удео се пише као разломак, на пример 1/3.</translation>
    </message>
    <message>
        <source>The shares of those who pay add up to more than the bill. Correct one of them.</source>
        <translation>Удели оних који плаћају заједно прелазе износ предрачуна. Исправите један од њих.</translation>
    </message>
    <message>
        <source>This is not a date yet. Write it as 14.6.1971, 6.1999 or 1999.</source>
        <translation>Ово још није датум. Напишите га као 14.6.1971, 6.1999 или 1999.</translation>
    </message>
    <message>
        <source>The office of the demonstration did not start. It needs the server&apos;s packages: install rrk-field with the extra central.</source>
        <translation>Канцеларија за приказ програма није покренута. Потребни су јој пакети сервера: инсталирајте rrk-field са додатком central.</translation>
    </message>
    <message>
        <source>The office&apos;s server could not accept a value. Open the record and check it.</source>
        <translation>Сервер канцеларије није могао да прихвати једну вредност. Отворите запис и проверите је.</translation>
    </message>
    <message>
        <source>An answer is too long for the office&apos;s server. Open the record and shorten it.</source>
        <translation>Један одговор је предугачак за сервер канцеларије. Отворите запис и скратите га.</translation>
    </message>
    <message>
        <source>The office&apos;s server does not know this kind of record yet. It is kept here.</source>
        <translation>Сервер канцеларије још не познаје ову врсту записа. Запис се чува овде.</translation>
    </message>
    <message>
        <source>The office&apos;s server does not know one of these fields yet. It is kept here.</source>
        <translation>Сервер канцеларије још не познаје једно од ових поља. Оно се чува овде.</translation>
    </message>
    <message>
        <source>The office&apos;s server does not know this version of the questionnaire yet.</source>
        <translation>Сервер канцеларије још не познаје ову верзију упитника.</translation>
    </message>
    <message>
        <source>What this belongs to has not reached the office yet. It will be sent again.</source>
        <translation>Оно чему ово припада још није стигло у канцеларију. Биће послато поново.</translation>
    </message>
    <message>
        <source>The office&apos;s server does not have this record. Tell the office.</source>
        <translation>Сервер канцеларије нема овај запис. Јавите канцеларији.</translation>
    </message>
    <message>
        <source>It follows a change that the office&apos;s server did not accept. Settle that first.</source>
        <translation>Ово следи после промене коју сервер канцеларије није прихватио. Прво решите ту промену.</translation>
    </message>
    <message>
        <source>It belongs to a change that the office&apos;s server did not accept as a whole.</source>
        <translation>Ово припада промени коју сервер канцеларије није прихватио у целини.</translation>
    </message>
    <message>
        <source>This municipality is not yours. A coordinator decides about the change.</source>
        <translation>Ова општина није ваша. О промени одлучује координатор.</translation>
    </message>
    <message>
        <source>The household was moved to a municipality that is not yours. A coordinator decides.</source>
        <translation>Породица је премештена у општину која није ваша. Одлучује координатор.</translation>
    </message>
    <message>
        <source>Possible duplicate: are they one person?</source>
        <translation>Могући дупликат: да ли је то једно лице?</translation>
    </message>
    <message>
        <source>The office did not apply this change.</source>
        <translation>Канцеларија није применила ову измену.</translation>
    </message>
    <message>
        <source>The office had approved it before your change arrived. A coordinator decides about it.</source>
        <translation>Канцеларија је запис одобрила пре него што је ваша промена стигла. О промени одлучује координатор.</translation>
    </message>
    <message>
        <source>The office erased this record. Your change is kept for a coordinator.</source>
        <translation>Канцеларија је обрисала овај запис. Ваша промена се чува за координатора.</translation>
    </message>
    <message>
        <source>Only a coordinator may remove this. The removal waits for a decision.</source>
        <translation>Ово сме да уклони само координатор. Уклањање чека одлуку.</translation>
    </message>
    <message>
        <source>Something went wrong in the program. What was saved is safe. Details are in the log; try again, or restart the program.</source>
        <translation>Дошло је до грешке у програму. Оно што је сачувано је безбедно. Појединости су у дневнику; покушајте поново или поново покрените програм.</translation>
    </message>
</context>
<context>
    <name>paper</name>
    <message>
        <source>not applicable</source>
        <translation>не односи се</translation>
    </message>
    <message>
        <source>does not know</source>
        <translation>не зна</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>одбио/ла</translation>
    </message>
    <message>
        <source>given</source>
        <translation>дато</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>accuracy {metres} m</source>
        <translation>тачност {metres} m</translation>
    </message>
    <message>
        <source>Bill of quantities</source>
        <translation>Предмер и предрачун</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Радови</translation>
    </message>
    <message>
        <source>Damage by component</source>
        <translation>Оштећење по деловима</translation>
    </message>
    <message>
        <source>Prepared by (surveyor)</source>
        <translation>Израдио (процењивач)</translation>
    </message>
    <message>
        <source>Checked by (engineer)</source>
        <translation>Проверио (инжењер)</translation>
    </message>
    <message>
        <source>Owner or representative</source>
        <translation>Власник или заступник</translation>
    </message>
    <message>
        <source>{value} (provisional)</source>
        <translation>{value} (привремено)</translation>
    </message>
    <message>
        <source>{scheme} (unofficial default)</source>
        <translation>{scheme} (незванично, унапред задато)</translation>
    </message>
    <message>
        <source>Head of household</source>
        <translation>Носилац домаћинства</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Број</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Место</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адреса</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>Парцела</translation>
    </message>
    <message>
        <source>Damage survey</source>
        <translation>Процена оштећења</translation>
    </message>
    <message>
        <source>Survey date</source>
        <translation>Датум процене</translation>
    </message>
    <message>
        <source>Surveyors</source>
        <translation>Процењивачи</translation>
    </message>
    <message>
        <source>Damage category</source>
        <translation>Категорија оштећења</translation>
    </message>
    <message>
        <source>Damage index</source>
        <translation>Индекс оштећења</translation>
    </message>
    <message>
        <source>Safety tag</source>
        <translation>Безбедносна ознака</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Шема</translation>
    </message>
    <message>
        <source>Proposed work</source>
        <translation>Предложени радови</translation>
    </message>
    <message>
        <source>House type</source>
        <translation>Тип куће</translation>
    </message>
    <message>
        <source>Gross floor area</source>
        <translation>Бруто површина</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>Ценовник</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Позиција</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Рад</translation>
    </message>
    <message>
        <source>For</source>
        <translation>За</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Јединица</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Количина</translation>
    </message>
    <message>
        <source>Unit price, EUR</source>
        <translation>Јединична цена, EUR</translation>
    </message>
    <message>
        <source>Total, EUR</source>
        <translation>Укупно, EUR</translation>
    </message>
    <message>
        <source>Subtotal {group}</source>
        <translation>Међузбир {group}</translation>
    </message>
    <message>
        <source>Contingency {percent}</source>
        <translation>Непредвиђени радови {percent}</translation>
    </message>
    <message>
        <source>VAT {percent}</source>
        <translation>ПДВ {percent}</translation>
    </message>
    <message>
        <source>VAT: exempt</source>
        <translation>ПДВ: ослобођено</translation>
    </message>
    <message>
        <source>Works, all groups</source>
        <translation>Радови, све групе</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Укупно</translation>
    </message>
    <message>
        <source>Total per m² of gross floor area</source>
        <translation>Укупно по m² бруто површине</translation>
    </message>
    <message>
        <source>Ceiling ({what})</source>
        <translation>Горња граница ({what})</translation>
    </message>
    <message>
        <source>The total is {amount} above the ceiling.</source>
        <translation>Укупан износ прелази горњу границу за {amount}.</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Део</translation>
    </message>
    <message>
        <source>Damage level</source>
        <translation>Степен оштећења</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Оштећено</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Захват</translation>
    </message>
    <message>
        <source>Check: {text}</source>
        <translation>Проверите: {text}</translation>
    </message>
    <message>
        <source>computed by the program</source>
        <translation>израчунава програм</translation>
    </message>
    <message>
        <source>Number the answers; 1 is the first.</source>
        <translation>Нумеришите одговоре; 1 је први.</translation>
    </message>
    <message>
        <source>from the list in the program</source>
        <translation>са списка у програму</translation>
    </message>
    <message>
        <source>day</source>
        <translation>дан</translation>
    </message>
    <message>
        <source>month</source>
        <translation>месец</translation>
    </message>
    <message>
        <source>year</source>
        <translation>година</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>сат</translation>
    </message>
    <message>
        <source>minute</source>
        <translation>минут</translation>
    </message>
    <message>
        <source>about</source>
        <translation>приближно</translation>
    </message>
    <message>
        <source>latitude</source>
        <translation>географска ширина</translation>
    </message>
    <message>
        <source>longitude</source>
        <translation>географска дужина</translation>
    </message>
    <message>
        <source>accuracy in m</source>
        <translation>тачност у m</translation>
    </message>
    <message>
        <source>Yes, acknowledged</source>
        <translation>Да, прочитано</translation>
    </message>
    <message>
        <source>numbers of the photos</source>
        <translation>бројеви фотографија</translation>
    </message>
    <message>
        <source>name of the file</source>
        <translation>назив датотеке</translation>
    </message>
    <message>
        <source>from {low} to {high}</source>
        <translation>од {low} до {high}</translation>
    </message>
    <message>
        <source>For more rows take a further sheet.</source>
        <translation>За још редова узмите нови лист.</translation>
    </message>
    <message>
        <source>Codes for {question}: {codes}</source>
        <translation>Ознаке за {question}: {codes}</translation>
    </message>
    <message>
        <source>Write the code of the answer into the column.</source>
        <translation>Упишите ознаку одговора у колону.</translation>
    </message>
    <message>
        <source>Write several answers below each other, in order.</source>
        <translation>Више одговора пишите један испод другог, редом.</translation>
    </message>
    <message>
        <source>This project is funded by the European Union</source>
        <translation>Овај пројекат финансира Европска унија</translation>
    </message>
    <message>
        <source>Co-funded by the Ministry for Communities and Return (MCR)</source>
        <translation>Суфинансира Министарство за заједнице и повратак (МЗП)</translation>
    </message>
    <message>
        <source>Phase {phase}</source>
        <translation>Фаза {phase}</translation>
    </message>
    <message>
        <source>unofficial default</source>
        <translation>незванично, унапред задато</translation>
    </message>
    <message>
        <source>Implemented by {names}</source>
        <translation>Спроводи: {names}</translation>
    </message>
    <message>
        <source>Note {number}:</source>
        <translation>Напомена {number}:</translation>
    </message>
    <message>
        <source>see note {number} below</source>
        <translation>види напомену {number} испод</translation>
    </message>
    <message>
        <source>name, signature, date</source>
        <translation>име, потпис, датум</translation>
    </message>
    <message>
        <source>Household dossier</source>
        <translation>Досије породице</translation>
    </message>
    <message>
        <source>Confidential: personal data. Hand it only to those whom the household named in its consent, and destroy it when it is no longer needed.</source>
        <translation>Поверљиво: лични подаци. Дајте само онима које је породица навела у сагласности и уништите кад више није потребно.</translation>
    </message>
    <message>
        <source>Consent was withdrawn on {day}: share or publish nothing.</source>
        <translation>Сагласност је повучена {day}: не делите и не објављујте ништа.</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>Породица</translation>
    </message>
    <message>
        <source>Name in Cyrillic</source>
        <translation>Име ћирилицом</translation>
    </message>
    <message>
        <source>File number</source>
        <translation>Број досијеа</translation>
    </message>
    <message>
        <source>Provisional number</source>
        <translation>Привремени број</translation>
    </message>
    <message>
        <source>Place of return</source>
        <translation>Место повратка</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Категорија</translation>
    </message>
    <message>
        <source>Community, as declared</source>
        <translation>Заједница, по изјави</translation>
    </message>
    <message>
        <source>Language of papers</source>
        <translation>Језик докумената</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Телефон</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Е-пошта</translation>
    </message>
    <message>
        <source>Contact person</source>
        <translation>Особа за контакт</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Чланови</translation>
    </message>
    <message>
        <source>No persons are entered.</source>
        <translation>Нису унети чланови.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Име</translation>
    </message>
    <message>
        <source>Relation to the head</source>
        <translation>Сродство са носиоцем</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Пол</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Рођен/а</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Године</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>Идентификациони број</translation>
    </message>
    <message>
        <source>Main activity</source>
        <translation>Главна активност</translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>Враћа се</translation>
    </message>
    <message>
        <source>Displacement</source>
        <translation>Расељење</translation>
    </message>
    <message>
        <source>Home before displacement</source>
        <translation>Дом пре расељења</translation>
    </message>
    <message>
        <source>Place of displacement</source>
        <translation>Место расељења</translation>
    </message>
    <message>
        <source>Dwelling {number}</source>
        <translation>Стамбени објекат {number}</translation>
    </message>
    <message>
        <source>Cadastral zone</source>
        <translation>Катастарска зона</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Врста</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Власник</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Положај</translation>
    </message>
    <message>
        <source>Property papers</source>
        <translation>Имовинске исправе</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Исправа</translation>
    </message>
    <message>
        <source>Issued on, by</source>
        <translation>Издато дана, од</translation>
    </message>
    <message>
        <source>Area (ha.a.m²)</source>
        <translation>Површина (ha.a.m²)</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Удео</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Ималац</translation>
    </message>
    <message>
        <source>Original seen</source>
        <translation>Виђен оригинал</translation>
    </message>
    <message>
        <source>no</source>
        <translation>не</translation>
    </message>
    <message>
        <source>Damage survey {number}</source>
        <translation>Процена оштећења {number}</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Стање</translation>
    </message>
    <message>
        <source>Category, computed</source>
        <translation>Категорија, израчуната</translation>
    </message>
    <message>
        <source>Habitable now</source>
        <translation>Сада усељиво</translation>
    </message>
    <message>
        <source>Estimate, total</source>
        <translation>Предрачун, укупно</translation>
    </message>
    <message>
        <source>Reason for the change of category</source>
        <translation>Разлог промене категорије</translation>
    </message>
    <message>
        <source>Damaged components</source>
        <translation>Оштећени делови</translation>
    </message>
    <message>
        <source>Date of the visit</source>
        <translation>Датум посете</translation>
    </message>
    <message>
        <source>Questionnaire</source>
        <translation>Упитник</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Питање</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Одговор</translation>
    </message>
    <message>
        <source>Score and eligibility</source>
        <translation>Бодови и услови</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Део</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Бодови</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Највише</translation>
    </message>
    <message>
        <source>The total is provisional.</source>
        <translation>Укупан збир је привремен.</translation>
    </message>
    <message>
        <source>Eligibility, computed</source>
        <translation>Испуњеност услова, израчуната</translation>
    </message>
    <message>
        <source>Eligibility, assessor</source>
        <translation>Испуњеност услова, процењивач</translation>
    </message>
    <message>
        <source>Vulnerability, confirmed</source>
        <translation>Угроженост, потврђена</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>на чекању</translation>
    </message>
    <message>
        <source>Housing need</source>
        <translation>Стамбена потреба</translation>
    </message>
    <message>
        <source>Vulnerability</source>
        <translation>Угроженост</translation>
    </message>
    <message>
        <source>Livelihood prospects</source>
        <translation>Изгледи за издржавање</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Сагласност</translation>
    </message>
    <message>
        <source>No consent is recorded.</source>
        <translation>Сагласност није евидентирана.</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Датум</translation>
    </message>
    <message>
        <source>Text and version</source>
        <translation>Текст и верзија</translation>
    </message>
    <message>
        <source>Read in</source>
        <translation>Прочитано на</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>Сведок</translation>
    </message>
    <message>
        <source>May be shared with</source>
        <translation>Смеју се делити са</translation>
    </message>
    <message>
        <source>Photo and story may be published</source>
        <translation>Фотографија и прича смеју да се објаве</translation>
    </message>
    <message>
        <source>Withdrawn on</source>
        <translation>Повучена дана</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Белешке</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Фотографије</translation>
    </message>
    <message>
        <source>Photos that are not on this laptop yet: {count}</source>
        <translation>Фотографије које још нису на овом лаптопу: {count}</translation>
    </message>
    <message>
        <source>Nothing was entered here.</source>
        <translation>Овде ништа није унето.</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Верзија {version}</translation>
    </message>
    <message>
        <source>Blank form</source>
        <translation>Празан образац</translation>
    </message>
    <message>
        <source>Filled in</source>
        <translation>Попуњено</translation>
    </message>
    <message>
        <source>Household number</source>
        <translation>Број породице</translation>
    </message>
    <message>
        <source>Project number</source>
        <translation>Број пројекта</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Пројекат</translation>
    </message>
    <message>
        <source>Visit number</source>
        <translation>Број посете</translation>
    </message>
    <message>
        <source>Place visited</source>
        <translation>Посећено место</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Службеник</translation>
    </message>
    <message>
        <source>A star after a code: the question must be answered. A circle: choose one answer. A square: choose all that apply.</source>
        <translation>Звездица иза ознаке: на питање се мора одговорити. Круг: изаберите један одговор. Квадрат: изаберите све што важи.</translation>
    </message>
    <message>
        <source>Household assessment</source>
        <translation>Процена домаћинства</translation>
    </message>
    <message>
        <source>Housing damage survey</source>
        <translation>Процена оштећења куће</translation>
    </message>
    <message>
        <source>Monitoring visit</source>
        <translation>Мониторинг посета</translation>
    </message>
    <message>
        <source>Infrastructure survey</source>
        <translation>Процена инфраструктуре</translation>
    </message>
    <message>
        <source>Go-and-see visit</source>
        <translation>Посета „иди и види“</translation>
    </message>
    <message>
        <source>Filled in with version {version}</source>
        <translation>Попуњено верзијом {version}</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>нацрт</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>у раду</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>враћено на исправку</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>потпуно</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>одобрено</translation>
    </message>
    <message>
        <source>died</source>
        <translation>преминуо/ла</translation>
    </message>
    <message>
        <source>moved away</source>
        <translation>одселио/ла се</translation>
    </message>
    <message>
        <source>entered twice</source>
        <translation>унето двапут</translation>
    </message>
    <message>
        <source>mistake</source>
        <translation>грешка</translation>
    </message>
    <message>
        <source>{form}, version {version}</source>
        <translation>{form}, верзија {version}</translation>
    </message>
    <message>
        <source>EU - Return and Reintegration in Kosovo</source>
        <translation>ЕУ - Повратак и реинтеграција на Косову</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Страна {page} од {pages}</translation>
    </message>
    <message>
        <source>Data as of {moment}</source>
        <translation>Подаци од {moment}</translation>
    </message>
    <message>
        <source>Data of this laptop, not yet synchronised</source>
        <translation>Подаци са овог лаптопа, још нису синхронизовани</translation>
    </message>
    <message>
        <source>Printed {moment}</source>
        <translation>Одштампано {moment}</translation>
    </message>
    <message>
        <source>Only if {condition}.</source>
        <translation>Само ако {condition}.</translation>
    </message>
    <message>
        <source>{question} is not answered</source>
        <translation>{question} нема одговор</translation>
    </message>
    <message>
        <source>{question} is answered</source>
        <translation>{question} има одговор</translation>
    </message>
    <message>
        <source>at least {number} answers are chosen in {question}</source>
        <translation>је у {question} изабрано најмање {number} одговора</translation>
    </message>
    <message>
        <source>this follows from the answers to {questions}</source>
        <translation>то произлази из одговора на {questions}</translation>
    </message>
    <message>
        <source>{question} is answered, but not with {answer}</source>
        <translation>{question} има одговор, али не {answer}</translation>
    </message>
    <message>
        <source>{answer} is not chosen in {question}</source>
        <translation>у {question} није изабрано {answer}</translation>
    </message>
    <message>
        <source>{answer} is chosen in {question}</source>
        <translation>је у {question} изабрано {answer}</translation>
    </message>
    <message>
        <source>{question} is not {answer}</source>
        <translation>{question} није {answer}</translation>
    </message>
    <message>
        <source>{question} is {answer}</source>
        <translation>{question} гласи {answer}</translation>
    </message>
    <message>
        <source>{question} is between {low} and {high}</source>
        <translation>{question} је између {low} и {high}</translation>
    </message>
    <message>
        <source>{question} is from {low} to {high}</source>
        <translation>{question} износи од {low} до {high}</translation>
    </message>
    <message>
        <source>{question} is more than {low}</source>
        <translation>{question} износи више од {low}</translation>
    </message>
    <message>
        <source>{question} is at least {low}</source>
        <translation>{question} износи најмање {low}</translation>
    </message>
    <message>
        <source>{question} is less than {high}</source>
        <translation>{question} износи мање од {high}</translation>
    </message>
    <message>
        <source>{question} is at most {high}</source>
        <translation>{question} износи највише {high}</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} и ако {second}</translation>
    </message>
    <message>
        <source>{first} or {second}</source>
        <translation>{first} или ако {second}</translation>
    </message>
    <message>
        <source>the value computed from {questions}</source>
        <translation>вредност израчуната из {questions}</translation>
    </message>
    <message>
        <source>{all_but_last} and {last}</source>
        <translation>{all_but_last} и {last}</translation>
    </message>
    <message>
        <source>{all_but_last} or {last}</source>
        <translation>{all_but_last} или {last}</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>„{text}“</translation>
    </message>
</context>
<context>
    <name>transfer</name>
    <message>
        <source>The form has no question for this column; what stands in it is kept as a remark.</source>
        <translation>Образац нема питање за ову колону; оно што у њој пише чува се као примедба.</translation>
    </message>
    <message>
        <source>“{value}” is none of the choices; it is kept as a remark.</source>
        <translation>„{value}“ није ниједан од избора; чува се као примедба.</translation>
    </message>
    <message>
        <source>“{value}” is not what this question asks for; it is marked in the form.</source>
        <translation>„{value}“ није оно што ово питање тражи; означено је у обрасцу.</translation>
    </message>
    <message>
        <source>This row belongs to no questionnaire of the file; it was left out.</source>
        <translation>Овај ред не припада ниједном упитнику из датотеке; изостављен је.</translation>
    </message>
    <message>
        <source>This file cannot be read: {value}</source>
        <translation>Ова датотека не може да се прочита: {value}</translation>
    </message>
    <message>
        <source>The form “{value}” is not on this laptop; nothing was read from here.</source>
        <translation>Образац „{value}“ није на овом лаптопу; одавде ништа није прочитано.</translation>
    </message>
    <message>
        <source>Version {value} of the form is not on this laptop; another one was used.</source>
        <translation>Верзија {value} обрасца није на овом лаптопу; употребљена је друга.</translation>
    </message>
    <message>
        <source>No part of the form has such columns; the table was left out.</source>
        <translation>Ниједан део обрасца нема такве колоне; табела је изостављена.</translation>
    </message>
    <message>
        <source>The same questionnaire stands in the file twice.</source>
        <translation>Исти упитник је два пута у датотеци.</translation>
    </message>
    <message>
        <source>No household or project on this laptop has the number “{value}”.</source>
        <translation>Ниједно домаћинство или пројекат на овом лаптопу нема број „{value}“.</translation>
    </message>
    <message>
        <source>The file does not say whose it is.</source>
        <translation>У датотеци не пише чији је.</translation>
    </message>
    <message>
        <source>The household has no house here, or several; add the house, or leave one, and read the file in again.</source>
        <translation>Домаћинство овде нема кућу, или их има више; додајте кућу, или оставите једну, па поново учитајте датотеку.</translation>
    </message>
    <message>
        <source>The municipality that was visited is missing.</source>
        <translation>Недостаје посећена општина.</translation>
    </message>
</context>
</TS>
