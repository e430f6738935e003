<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sq" sourcelanguage="en">
<context>
    <name>AnswerHistory</name>
    <message>
        <source>History of this answer</source>
        <translation>Historia e kësaj përgjigjeje</translation>
    </message>
    <message>
        <source>What was changed on this laptop, and what came from the office.</source>
        <translation>Çfarë u ndryshua në këtë laptop dhe çfarë erdhi nga zyra.</translation>
    </message>
    <message>
        <source>This laptop knows of no change of this answer.</source>
        <translation>Ky laptop nuk njeh asnjë ndryshim të kësaj përgjigjeje.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kur</translation>
    </message>
    <message>
        <source>Ask the office</source>
        <translation>Pyet zyrën</translation>
    </message>
    <message>
        <source>Older changes, from before this laptop had them</source>
        <translation>Ndryshime më të vjetra, para se t&apos;i kishte ky laptop</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Kush</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Pas</translation>
    </message>
    <message>
        <source>Restore the answer before</source>
        <translation>Rikthe përgjigjen e mëparshme</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Mbyll</translation>
    </message>
    <message>
        <source>Asking the office…</source>
        <translation>Po pyetet zyra…</translation>
    </message>
    <message>
        <source>The office knows of no other change.</source>
        <translation>Zyra nuk di për ndryshim tjetër.</translation>
    </message>
    <message>
        <source>What was changed on this laptop and at the office.</source>
        <translation>Çfarë u ndryshua në këtë laptop dhe në zyrë.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Ju</translation>
    </message>
    <message>
        <source>The office</source>
        <translation>Zyra</translation>
    </message>
</context>
<context>
    <name>AskText</name>
    <message>
        <source>Keep</source>
        <translation>Ruaj</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anulo</translation>
    </message>
</context>
<context>
    <name>AuthoritiesPage</name>
    <message>
        <source>Go-and-see visits</source>
        <translation>Vizitat “shko dhe shiko”</translation>
    </message>
    <message>
        <source>Search by number or place</source>
        <translation>Kërko sipas numrit ose vendit</translation>
    </message>
    <message>
        <source>New visit</source>
        <translation>Vizitë e re</translation>
    </message>
    <message>
        <source>No visit matches</source>
        <translation>Asnjë vizitë nuk përputhet</translation>
    </message>
    <message>
        <source>Numbers and places are searched, in both scripts.</source>
        <translation>Kërkohen numrat dhe vendet, në të dy alfabetet.</translation>
    </message>
    <message>
        <source>This laptop has no go-and-see visits yet</source>
        <translation>Ky laptop ende nuk ka vizita “shko dhe shiko”</translation>
    </message>
    <message>
        <source>A go-and-see visit takes families to the place of return; a go-and-inform visit brings the news to them. Participants, findings and decisions are kept.</source>
        <translation>Vizita “shko dhe shiko” i çon familjet te vendi i kthimit; vizita “shko dhe informo” ua sjell lajmet. Ruhen pjesëmarrësit, konstatimet dhe vendimet.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Gjendja</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Vizita</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Vendi</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Participants</source>
        <translation>Pjesëmarrës</translation>
    </message>
    <message>
        <source>Want to return</source>
        <translation>Duan kthim</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Përparimi</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Ndryshuar</translation>
    </message>
    <message numerus="yes">
        <source>Showing {shown} of %n visit(s)</source>
        <translation>
            <numerusform>Shfaqen {shown} nga %n vizitë</numerusform>
            <numerusform>Shfaqen {shown} nga %n vizita</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ButtonsEditor</name>
    <message>
        <source>Arrows, Space</source>
        <translation>Shigjetat, hapësira</translation>
    </message>
    <message>
        <source>Move, choose</source>
        <translation>Lëviz, zgjidh</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>Take the answer back</source>
        <translation>Hiq përgjigjen</translation>
    </message>
</context>
<context>
    <name>CameraDialog</name>
    <message>
        <source>From the camera</source>
        <translation>Nga kamera</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dosja</translation>
    </message>
    <message>
        <source>Pictures of the camera</source>
        <translation>Fotografitë e kamerës</translation>
    </message>
    <message>
        <source>Other folder</source>
        <translation>Dosje tjetër</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anulo</translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <translation>Dosja e fotografive</translation>
    </message>
    <message>
        <source>Added already</source>
        <translation>Shtuar tashmë</translation>
    </message>
    <message numerus="yes">
        <source>Add %n picture(s)</source>
        <translation>
            <numerusform>Shto %n fotografi</numerusform>
            <numerusform>Shto %n fotografi</numerusform>
        </translation>
    </message>
    <message>
        <source>No memory card is here. Choose the folder of the camera.</source>
        <translation>Nuk ka kartë memorie. Zgjidhni dosjen e kamerës.</translation>
    </message>
    <message>
        <source>There are no pictures in this folder.</source>
        <translation>Në këtë dosje nuk ka fotografi.</translation>
    </message>
    <message>
        <source>Space marks a picture, Enter adds the marked ones.</source>
        <translation>Hapësira shënon një fotografi, Enter i shton të shënuarat.</translation>
    </message>
</context>
<context>
    <name>Category</name>
    <message>
        <source>IDP</source>
        <translation>PZH</translation>
    </message>
    <message>
        <source>IIDP</source>
        <translation>PZHB</translation>
    </message>
    <message>
        <source>Refugee</source>
        <translation>Refugjat</translation>
    </message>
    <message>
        <source>DPR</source>
        <translation>PZHR</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>I kthyer</translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation>Pritës</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Back to the questions</source>
        <translation>Kthehu te pyetjet</translation>
    </message>
    <message>
        <source>This questionnaire is not complete yet</source>
        <translation>Ky pyetësor nuk është ende i plotësuar</translation>
    </message>
    <message>
        <source>Everything needed is there</source>
        <translation>Gjithçka e nevojshme është shënuar</translation>
    </message>
    <message>
        <source>{answered} of {total} questions answered</source>
        <translation>{answered} nga {total} pyetje me përgjigje</translation>
    </message>
    <message>
        <source>To correct</source>
        <translation>Për korrigjim</translation>
    </message>
    <message>
        <source>To look at again</source>
        <translation>Për rishikim</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>Pa përgjigje</translation>
    </message>
    <message>
        <source>{words}: {n}</source>
        <translation>{words}: {n}</translation>
    </message>
    <message>
        <source>If something cannot be answered, say why. It is sent as it is and stays open.</source>
        <translation>Nëse diçka nuk mund të përgjigjet, shkruani pse. Dërgohet siç është dhe mbetet i hapur.</translation>
    </message>
    <message>
        <source>Why it is sent incomplete</source>
        <translation>Pse dërgohet i paplotësuar</translation>
    </message>
    <message>
        <source>Send as incomplete</source>
        <translation>Dërgo të paplotësuar</translation>
    </message>
    <message>
        <source>Mark complete</source>
        <translation>Shëno të plotësuar</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Draft</source>
        <translation>Skicë</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Në punë</translation>
    </message>
    <message>
        <source>Returned to correct</source>
        <translation>Kthyer për korrigjim</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>E plotësuar</translation>
    </message>
    <message>
        <source>Approved</source>
        <translation>E miratuar</translation>
    </message>
    <message>
        <source>Conflict</source>
        <translation>Dallim</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>E padërguar</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Në pritje</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Dërgohet</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>E dërguar</translation>
    </message>
    <message>
        <source>Will be tried again</source>
        <translation>Do të provohet sërish</translation>
    </message>
    <message>
        <source>Refused by the server</source>
        <translation>Refuzuar nga serveri</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Pa rrjet</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Vetëm lexim</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>E bashkuar</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Given name of the head</source>
        <translation>Emri i kryefamiljarit</translation>
    </message>
    <message>
        <source>Parent&apos;s name</source>
        <translation>Emri i prindit</translation>
    </message>
    <message>
        <source>Surname</source>
        <translation>Mbiemri</translation>
    </message>
    <message>
        <source>Name in the other script</source>
        <translation>Emri në shkrimin tjetër</translation>
    </message>
    <message>
        <source>Municipality of return</source>
        <translation>Komuna e kthimit</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>Vendbanimi</translation>
    </message>
    <message>
        <source>Settlement, as said</source>
        <translation>Vendbanimi, siç u tha</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategoria</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>Komuniteti</translation>
    </message>
    <message>
        <source>Language of letters</source>
        <translation>Gjuha e letrave</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefoni</translation>
    </message>
    <message>
        <source>Second telephone</source>
        <translation>Telefoni i dytë</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-posta</translation>
    </message>
    <message>
        <source>Contact person</source>
        <translation>Personi kontaktues</translation>
    </message>
    <message>
        <source>Municipality of origin</source>
        <translation>Komuna e origjinës</translation>
    </message>
    <message>
        <source>Settlement of origin</source>
        <translation>Vendbanimi i origjinës</translation>
    </message>
    <message>
        <source>Country of displacement</source>
        <translation>Shteti i zhvendosjes</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Faza</translation>
    </message>
    <message>
        <source>File number</source>
        <translation>Numri i dosjes</translation>
    </message>
    <message>
        <source>Provisional number</source>
        <translation>Numri i përkohshëm</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>Emri</translation>
    </message>
    <message>
        <source>Former surname</source>
        <translation>Mbiemri i mëparshëm</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>Nofka</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Gjinia</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>Data e lindjes</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Mosha</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Lidhja</translation>
    </message>
    <message>
        <source>Kind of number</source>
        <translation>Lloji i numrit</translation>
    </message>
    <message>
        <source>Personal number</source>
        <translation>Numri personal</translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation>Gjendja martesore</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>Arsimimi</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Veprimtaria</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>Kthehet</translation>
    </message>
    <message>
        <source>Why no longer a member</source>
        <translation>Pse nuk është më anëtar</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Komuna</translation>
    </message>
    <message>
        <source>Address or how to find it</source>
        <translation>Adresa ose si gjendet</translation>
    </message>
    <message>
        <source>Cadastral zone</source>
        <translation>Zona kadastrale</translation>
    </message>
    <message>
        <source>Parcel number</source>
        <translation>Numri i parcelës</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Gjerësia gjeografike</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Gjatësia gjeografike</translation>
    </message>
    <message>
        <source>Kind of building</source>
        <translation>Lloji i ndërtesës</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Pronari</translation>
    </message>
    <message>
        <source>Ownership</source>
        <translation>Pronësia</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Dokumenti</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numri</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>Lëshuar më</translation>
    </message>
    <message>
        <source>Issued by</source>
        <translation>Lëshuar nga</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Titullari</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>Parcela</translation>
    </message>
    <message>
        <source>Possession list</source>
        <translation>Fleta poseduese</translation>
    </message>
    <message>
        <source>Area in m²</source>
        <translation>Sipërfaqja në m²</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Pjesa</translation>
    </message>
    <message>
        <source>Claim number</source>
        <translation>Numri i kërkesës</translation>
    </message>
    <message>
        <source>Decision number</source>
        <translation>Numri i vendimit</translation>
    </message>
    <message>
        <source>Original seen</source>
        <translation>Origjinali i parë</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Pëlqimi</translation>
    </message>
    <message>
        <source>Language of the text</source>
        <translation>Gjuha e tekstit</translation>
    </message>
    <message>
        <source>Given on</source>
        <translation>Dhënë më</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>Dëshmitari</translation>
    </message>
    <message>
        <source>May be shared with</source>
        <translation>Mund të ndahet me</translation>
    </message>
    <message>
        <source>May be published</source>
        <translation>Mund të publikohet</translation>
    </message>
    <message>
        <source>Withdrawn on</source>
        <translation>Tërhequr më</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Emri</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Lloji</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>Propozuar nga</translation>
    </message>
    <message>
        <source>Contractor</source>
        <translation>Kontraktuesi</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Shënimi</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Përshkrimi</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Gjendja</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Hequr</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Zyrtari</translation>
    </message>
    <message>
        <source>Version of the questionnaire</source>
        <translation>Versioni i pyetësorit</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Search people, places and actions</source>
        <translation>Kërko persona, vende dhe veprime</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Të gjetura</translation>
    </message>
    <message>
        <source>Enter open</source>
        <translation>Enter hap</translation>
    </message>
    <message>
        <source>Esc close</source>
        <translation>Esc mbyll</translation>
    </message>
    <message>
        <source>Up Down choose</source>
        <translation>Lart Poshtë zgjidh</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nuk u gjet asgjë</translation>
    </message>
</context>
<context>
    <name>ComponentGrid</name>
    <message>
        <source>0–5 set the grade  ·  − never existed  ·  ? not visible  ·  Up Down row  ·  P photo, Shift+P its photos  ·  F2 remark  ·  Enter on the name opens the row</source>
        <translation>0–5 jep shkallën  ·  − nuk ka ekzistuar  ·  ? nuk shihet  ·  Lart Poshtë rreshti  ·  P foto, Shift+P fotot e tij  ·  F2 vërejtje  ·  Enter te emri hap rreshtin</translation>
    </message>
    <message>
        <source>Photos · {n}</source>
        <translation>Fotografitë · {n}</translation>
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
        <translation>Pesha</translation>
    </message>
</context>
<context>
    <name>ComponentView</name>
    <message>
        <source>Up, Down</source>
        <translation>Lart, poshtë</translation>
    </message>
    <message>
        <source>Row before, next row</source>
        <translation>Rreshti para, rreshti tjetër</translation>
    </message>
    <message>
        <source>Add photos to this row</source>
        <translation>Shto fotografi në këtë rresht</translation>
    </message>
    <message>
        <source>Enter on the name</source>
        <translation>Enter mbi emrin</translation>
    </message>
    <message>
        <source>Open the row as a form</source>
        <translation>Hap rreshtin si formular</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Vërejtje</translation>
    </message>
</context>
<context>
    <name>ConflictPage</name>
    <message>
        <source>Resolve differences</source>
        <translation>Zgjidh dallimet</translation>
    </message>
    <message>
        <source>This difference was decided meanwhile.</source>
        <translation>Për këtë dallim u vendos ndërkohë.</translation>
    </message>
    <message>
        <source>{record} was changed on a laptop and on the server.</source>
        <translation>{record} u ndryshua në një laptop dhe në server.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kthehu</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>Vendos më vonë</translation>
    </message>
    <message>
        <source>Save and send</source>
        <translation>Ruaj dhe dërgo</translation>
    </message>
    <message>
        <source>All from this laptop</source>
        <translation>Të gjitha nga laptopi</translation>
    </message>
    <message>
        <source>All from the server</source>
        <translation>Të gjitha nga serveri</translation>
    </message>
    <message>
        <source>Previous question</source>
        <translation>Pyetja e mëparshme</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>Pyetja tjetër</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pyetja</translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation>Ky laptop</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveri</translation>
    </message>
    <message>
        <source>Will be saved</source>
        <translation>Do të ruhet</translation>
    </message>
    <message>
        <source>1 this laptop</source>
        <translation>1 ky laptop</translation>
    </message>
    <message>
        <source>2 server</source>
        <translation>2 serveri</translation>
    </message>
    <message>
        <source>3 both</source>
        <translation>3 të dyja</translation>
    </message>
    <message>
        <source>E edit</source>
        <translation>E ndrysho</translation>
    </message>
    <message>
        <source>Up Down question</source>
        <translation>Lart Poshtë pyetja</translation>
    </message>
    <message>
        <source>Page Down next difference</source>
        <translation>Page Down dallimi tjetër</translation>
    </message>
    <message>
        <source>Ctrl+Enter save and send</source>
        <translation>Ctrl+Enter ruaj dhe dërgo</translation>
    </message>
    <message>
        <source>Choose again: it is sent as a new change, and the history keeps both.</source>
        <translation>Zgjidhni përsëri: dërgohet si ndryshim i ri dhe historiku i ruan të dyja.</translation>
    </message>
    <message>
        <source>Why is it decided otherwise now?</source>
        <translation>Pse vendoset ndryshe tani?</translation>
    </message>
    <message>
        <source>Decided by {who}, {when}. {note}</source>
        <translation>Vendosi {who}, {when}. {note}</translation>
    </message>
    <message>
        <source>Take the decision back</source>
        <translation>Tërhiq vendimin</translation>
    </message>
    <message>
        <source>Decide otherwise</source>
        <translation>Vendos ndryshe</translation>
    </message>
    <message>
        <source>{who}, {when}</source>
        <translation>{who}, {when}</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Nuk vlen</translation>
    </message>
    <message>
        <source>Does not know</source>
        <translation>Nuk e di</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refuzoi</translation>
    </message>
    <message>
        <source>Keep with changes</source>
        <translation>Mbaj me ndryshimet</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Fshi</translation>
    </message>
    <message>
        <source>{left} of {total} still to decide</source>
        <translation>Edhe {left} nga {total} për vendim</translation>
    </message>
    <message>
        <source>Decide every question first</source>
        <translation>Vendosni më parë për çdo pyetje</translation>
    </message>
    <message>
        <source>All decided</source>
        <translation>Gjithçka u vendos</translation>
    </message>
    <message>
        <source>Save and send (Ctrl+Enter)</source>
        <translation>Ruaj dhe dërgo (Ctrl+Enter)</translation>
    </message>
</context>
<context>
    <name>ConsentCard</name>
    <message>
        <source>Consent</source>
        <translation>Pëlqimi</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Ende i pakërkuar</translation>
    </message>
    <message>
        <source>It is asked for at the beginning of the assessment.</source>
        <translation>Kërkohet në fillim të vlerësimit.</translation>
    </message>
    <message>
        <source>Given, signed</source>
        <translation>Dhënë, me nënshkrim</translation>
    </message>
    <message>
        <source>Given by word before a witness</source>
        <translation>Dhënë me gojë para dëshmitarit</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refuzuar</translation>
    </message>
    <message>
        <source>Publish: {answer}</source>
        <translation>Publikimi: {answer}</translation>
    </message>
    <message>
        <source>Withdrawn on {date}</source>
        <translation>Tërhequr më {date}</translation>
    </message>
</context>
<context>
    <name>CounterEditor</name>
    <message>
        <source>Up, Down</source>
        <translation>Lart, poshtë</translation>
    </message>
    <message>
        <source>Count by one</source>
        <translation>Numëro nga një</translation>
    </message>
    <message>
        <source>One less</source>
        <translation>Një më pak</translation>
    </message>
    <message>
        <source>One more</source>
        <translation>Një më shumë</translation>
    </message>
</context>
<context>
    <name>DateEditor</name>
    <message>
        <source>Day, month and year in one go</source>
        <translation>Dita, muaji dhe viti njëherësh</translation>
    </message>
    <message>
        <source>What is known: month and year, or the year</source>
        <translation>Çfarë dihet: muaji e viti, ose viti</translation>
    </message>
    <message>
        <source>About that year</source>
        <translation>Rreth atij viti</translation>
    </message>
    <message numerus="yes">
        <source>{date}, %n year(s)</source>
        <translation>
            <numerusform>{date}, %n vit</numerusform>
            <numerusform>{date}, %n vjet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DrawingDialog</name>
    <message>
        <source>Draw</source>
        <translation>Vizato</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>E kuqe</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>E verdhë</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>E kaltër</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>E zezë</translation>
    </message>
    <message>
        <source>White</source>
        <translation>E bardhë</translation>
    </message>
    <message>
        <source>Thin</source>
        <translation>E hollë</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mesatare</translation>
    </message>
    <message>
        <source>Thick</source>
        <translation>E trashë</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zhbëj</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Ribëj</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Pastro</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Vizatim</translation>
    </message>
    <message>
        <source>Draw with the mouse, a pen or a finger. By keyboard: arrows move the cross, Space puts the pen down and lifts it, 1 to 5 choose the colour, + and − the width.</source>
        <translation>Vizatoni me mi, laps ose gisht. Me tastierë: shigjetat lëvizin kryqin, Hapësira ul dhe ngre lapsin, 1 deri në 5 zgjedhin ngjyrën, + dhe − trashësinë.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Ruaj</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anulo</translation>
    </message>
</context>
<context>
    <name>DrawnEditor</name>
    <message>
        <source>Go on drawing</source>
        <translation>Vazhdo vizatimin</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>Vizato</translation>
    </message>
</context>
<context>
    <name>DropDownEditor</name>
    <message>
        <source>Letters</source>
        <translation>Shkronjat</translation>
    </message>
    <message>
        <source>Search a part of the name, in any script, or the code</source>
        <translation>Kërko një pjesë të emrit, në çdo alfabet, ose kodin</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Poshtë</translation>
    </message>
    <message>
        <source>Show the list</source>
        <translation>Shfaq listën</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Take what is marked, and go on</source>
        <translation>Merr të shënuarën dhe vazhdo</translation>
    </message>
</context>
<context>
    <name>DuplicatePage</name>
    <message>
        <source>Possible duplicate</source>
        <translation>Dyfish i mundshëm</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Fusha</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Prapa</translation>
    </message>
    <message>
        <source>The same</source>
        <translation>I njëjti</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Jo i njëjti</translation>
    </message>
    <message>
        <source>Decided by {who}: the same</source>
        <translation>Vendosi {who}: i njëjti</translation>
    </message>
    <message>
        <source>Decided by {who}: not the same</source>
        <translation>Vendosi {who}: jo i njëjti</translation>
    </message>
    <message>
        <source>Two people have the same identity number. Are they one person?</source>
        <translation>Dy persona kanë të njëjtin numër personal. A janë një person?</translation>
    </message>
    <message>
        <source>Two people have the same name, year of birth and settlement.</source>
        <translation>Dy persona kanë emrin, vitin e lindjes dhe vendbanimin e njëjtë.</translation>
    </message>
</context>
<context>
    <name>DwellingCard</name>
    <message>
        <source>Dwelling</source>
        <translation>Objekti i banimit</translation>
    </message>
    <message>
        <source>New damage survey</source>
        <translation>Vlerësim i ri dëmtimi</translation>
    </message>
    <message>
        <source>Another dwelling</source>
        <translation>Objekt tjetër banimi</translation>
    </message>
    <message>
        <source>Property papers</source>
        <translation>Dokumentet e pronës</translation>
    </message>
    <message>
        <source>Add a paper</source>
        <translation>Shto dokument</translation>
    </message>
    <message>
        <source>new paper</source>
        <translation>dokument i ri</translation>
    </message>
    <message>
        <source>removed paper</source>
        <translation>u hoq dokumenti</translation>
    </message>
</context>
<context>
    <name>EnrolDialog</name>
    <message>
        <source>Connect to the office</source>
        <translation>Lidhu me zyrën</translation>
    </message>
    <message>
        <source>Connect this laptop to the office</source>
        <translation>Lidhni këtë laptop me zyrën</translation>
    </message>
    <message>
        <source>Once, with the name and password that the office gave you.</source>
        <translation>Një herë, me emrin dhe fjalëkalimin që jua dha zyra.</translation>
    </message>
    <message>
        <source>Address of the office&apos;s server</source>
        <translation>Adresa e serverit të zyrës</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Emri i përdoruesit</translation>
    </message>
    <message>
        <source>Password of the server</source>
        <translation>Fjalëkalimi i serverit</translation>
    </message>
    <message>
        <source>Name of this laptop</source>
        <translation>Emri i këtij laptopi</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Lidhu</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anulo</translation>
    </message>
    <message>
        <source>Enter: {what}</source>
        <translation>Shkruani: {what}</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export questionnaires</source>
        <translation>Eksporto pyetësorët</translation>
    </message>
    <message>
        <source>All questionnaires on this laptop</source>
        <translation>Të gjithë pyetësorët në këtë laptop</translation>
    </message>
    <message numerus="yes">
        <source>The questionnaires of %n household(s) of the list</source>
        <translation>
            <numerusform>Pyetësorët e %n familjeje të listës</numerusform>
            <numerusform>Pyetësorët e %n familjeve të listës</numerusform>
        </translation>
    </message>
    <message>
        <source>Questionnaire</source>
        <translation>Pyetësori</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>Lloji i skedarit</translation>
    </message>
    <message>
        <source>Language of the labels</source>
        <translation>Gjuha e përgjigjeve</translation>
    </message>
    <message>
        <source>Excel workbook (XLSX)</source>
        <translation>Libër pune Excel (XLSX)</translation>
    </message>
    <message>
        <source>CSV files in a ZIP</source>
        <translation>Skedarë CSV në ZIP</translation>
    </message>
    <message>
        <source>XForms instances for ODK or Kobo, in a ZIP</source>
        <translation>Instanca XForms për ODK ose Kobo, në ZIP</translation>
    </message>
    <message>
        <source>Only complete and approved ones</source>
        <translation>Vetëm të plotësuarit dhe të miratuarit</translation>
    </message>
    <message>
        <source>With restricted answers</source>
        <translation>Me përgjigjet e kufizuara</translation>
    </message>
    <message>
        <source>The file is not encrypted and holds personal data. Keep it only where that is allowed, and delete it when it has been used.</source>
        <translation>Skedari nuk është i koduar dhe përmban të dhëna personale. Mbajeni vetëm ku lejohet dhe fshijeni pasi të jetë përdorur.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Eksporto</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Mbyll</translation>
    </message>
    <message>
        <source>When you stop, no file is left behind. Nothing on this laptop changes.</source>
        <translation>Nëse ndaleni, nuk mbetet asnjë skedar. Në laptop nuk ndryshon asgjë.</translation>
    </message>
    <message>
        <source>One file for each questionnaire, with codes and without labels</source>
        <translation>Një skedar për çdo pyetësor, me shifra dhe pa fjalë</translation>
    </message>
    <message>
        <source>Codes and labels; the rows of persons and the like as further tables</source>
        <translation>Shifra dhe fjalë; rreshtat e personave e të ngjashme si tabela të tjera</translation>
    </message>
    <message>
        <source>Stopped; no file was written</source>
        <translation>U ndal; nuk u shkrua asnjë skedar</translation>
    </message>
    <message numerus="yes">
        <source>%n questionnaire(s) exported to {file}</source>
        <translation>
            <numerusform>%n pyetësor u eksportua në {file}</numerusform>
            <numerusform>%n pyetësorë u eksportuan në {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) were too long for a cell and were cut; choose CSV</source>
        <translation>
            <numerusform>%n tekst ishte tepër i gjatë për një qelizë dhe u shkurtua; zgjidhni CSV</numerusform>
            <numerusform>%n tekste ishin tepër të gjata për një qelizë dhe u shkurtuan; zgjidhni CSV</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FactsCard</name>
    <message>
        <source>Project</source>
        <translation>Projekti</translation>
    </message>
</context>
<context>
    <name>FiguresPanel</name>
    <message>
        <source>Category {name}</source>
        <translation>Kategoria {name}</translation>
    </message>
    <message>
        <source>Damage category</source>
        <translation>Kategoria e dëmtimit</translation>
    </message>
    <message>
        <source>No category yet</source>
        <translation>Ende pa kategori</translation>
    </message>
    <message>
        <source>Grade the components to see it</source>
        <translation>Vlerësoni pjesët për ta parë</translation>
    </message>
    <message>
        <source>Damage index {index} of 100</source>
        <translation>Indeksi i dëmtimit {index} nga 100</translation>
    </message>
    <message>
        <source>Damage index {index} of 100, provisional</source>
        <translation>Indeksi i dëmtimit {index} nga 100, i përkohshëm</translation>
    </message>
    <message numerus="yes">
        <source>%n component(s) not graded</source>
        <translation>
            <numerusform>%n pjesë e pavlerësuar</numerusform>
            <numerusform>%n pjesë të pavlerësuara</numerusform>
        </translation>
    </message>
    <message>
        <source>How is this calculated?</source>
        <translation>Si llogaritet kjo?</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Parallogaria</translation>
    </message>
    <message>
        <source>Ceiling: {sum}</source>
        <translation>Kufiri: {sum}</translation>
    </message>
</context>
<context>
    <name>FileEditor</name>
    <message>
        <source>A file that is not on this laptop yet</source>
        <translation>Skedar që ende nuk është në këtë laptop</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>Skedar tjetër</translation>
    </message>
    <message>
        <source>Add a file</source>
        <translation>Shto skedar</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Ruaj një kopje</translation>
    </message>
    <message>
        <source>The copy is not protected: delete it when it is used</source>
        <translation>Kopja nuk është e mbrojtur: fshijeni pas përdorimit</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Hiq</translation>
    </message>
    <message>
        <source>The copy is written; it is not protected</source>
        <translation>Kopja u shkrua; ajo nuk është e mbrojtur</translation>
    </message>
    <message>
        <source>This file is not on this laptop yet</source>
        <translation>Ky skedar ende nuk është në këtë laptop</translation>
    </message>
    <message>
        <source>The file cannot be read or written</source>
        <translation>Skedari nuk mund të lexohet ose të shkruhet</translation>
    </message>
</context>
<context>
    <name>FormHeader</name>
    <message>
        <source>Not saved yet</source>
        <translation>Ende e paruajtur</translation>
    </message>
    <message>
        <source>Saved on this laptop {time}</source>
        <translation>E ruajtur në këtë laptop {time}</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>Zhbëj: {what}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zhbëj</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kthehu</translation>
    </message>
    <message>
        <source>Help for this question</source>
        <translation>Ndihmë për këtë pyetje</translation>
    </message>
    <message>
        <source>Remark about this question</source>
        <translation>Vërejtje për këtë pyetje</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Shtyp</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>Vazhdo plotësimin</translation>
    </message>
    <message>
        <source>Mark complete</source>
        <translation>Shëno të plotësuar</translation>
    </message>
</context>
<context>
    <name>FormImport</name>
    <message>
        <source>Read in questionnaires</source>
        <translation>Lexo pyetësorë</translation>
    </message>
    <message>
        <source>From a folder</source>
        <translation>Nga një dosje</translation>
    </message>
    <message>
        <source>Filled questionnaires from another laptop, from ODK or from KoboToolbox: instances (XML), CSV or Excel. They come in as drafts to be checked.</source>
        <translation>Pyetësorë të plotësuar nga një laptop tjetër, nga ODK ose KoboToolbox: instanca (XML), CSV ose Excel. Ata hyjnë si drafte për t&apos;u kontrolluar.</translation>
    </message>
</context>
<context>
    <name>FormMessages</name>
    <message>
        <source>Enter a whole number, such as 12</source>
        <translation>Shënoni një numër të plotë, për shembull 12</translation>
    </message>
    <message>
        <source>Enter a number, such as 12.5</source>
        <translation>Shënoni një numër, për shembull 12,5</translation>
    </message>
    <message>
        <source>Enter a day, such as 14.6.1971</source>
        <translation>Shënoni ditën, për shembull 14.6.1971</translation>
    </message>
    <message>
        <source>Enter a time, such as 14:30</source>
        <translation>Shënoni orën, për shembull 14:30</translation>
    </message>
    <message>
        <source>Enter a day and a time, such as 4.3.2026 14:30</source>
        <translation>Shënoni ditën dhe orën, p.sh. 4.3.2026 14:30</translation>
    </message>
    <message>
        <source>Enter one position on each line</source>
        <translation>Shënoni një pozicion në çdo rresht</translation>
    </message>
    <message>
        <source>Enter latitude and longitude in degrees</source>
        <translation>Shënoni gjerësinë dhe gjatësinë gjeografike në gradë</translation>
    </message>
    <message>
        <source>This is not the kind of answer that is asked for</source>
        <translation>Ky nuk është lloji i përgjigjes që kërkohet</translation>
    </message>
    <message>
        <source>This answer is outside what is possible</source>
        <translation>Kjo përgjigje është jashtë kufijve të mundshëm</translation>
    </message>
    <message>
        <source>Answer this question</source>
        <translation>Përgjigjuni kësaj pyetjeje</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Nuk vlen</translation>
    </message>
    <message>
        <source>Does not know</source>
        <translation>Nuk e di</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refuzoi</translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>Changes from the office were taken over</source>
        <translation>U morën ndryshimet nga zyra</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Vërejtje</translation>
    </message>
    <message>
        <source>Why it is correct</source>
        <translation>Pse është e saktë</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) no longer apply and were set aside</source>
        <translation>
            <numerusform>%n përgjigje nuk vlen më dhe u la mënjanë</numerusform>
            <numerusform>%n përgjigje nuk vlejnë më dhe u lanë mënjanë</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zhbëj</translation>
    </message>
    <message>
        <source>This draft is in version {version} now</source>
        <translation>Kjo skicë është tani në versionin {version}</translation>
    </message>
    <message>
        <source>This draft is in version {version} again</source>
        <translation>Kjo skicë është sërish në versionin {version}</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Provo përsëri</translation>
    </message>
    <message>
        <source>last change</source>
        <translation>ndryshimi i fundit</translation>
    </message>
    <message>
        <source>other version</source>
        <translation>versioni tjetër</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Pjesët</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Zyrtari</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>Vizita</translation>
    </message>
    <message>
        <source>This was filled with version {version}, which is not on this laptop. It is shown with version {other} and can only be read. Synchronise to fetch the version.</source>
        <translation>Ky u plotësua me versionin {version}, i cili nuk është në këtë laptop. Shfaqet me versionin {other} dhe vetëm lexohet. Sinkronizoni për ta marrë versionin.</translation>
    </message>
    <message>
        <source>This questionnaire was approved. It can be read, not changed.</source>
        <translation>Ky pyetësor është miratuar. Mund të lexohet, por jo të ndryshohet.</translation>
    </message>
    <message>
        <source>Part of this questionnaire is left out, because it asks for too much. Tell the office: {reasons}</source>
        <translation>Një pjesë e këtij pyetësori nuk tregohet, sepse kërkon tepër. Njoftoni zyrën: {reasons}</translation>
    </message>
    <message>
        <source>A newer version of this questionnaire is here.</source>
        <translation>Ka ardhur një version më i ri i këtij pyetësori.</translation>
    </message>
    <message>
        <source>See what changes (F12)</source>
        <translation>Shih çka ndryshon (F12)</translation>
    </message>
</context>
<context>
    <name>FormSummary</name>
    <message>
        <source>Summary</source>
        <translation>Përmbledhja</translation>
    </message>
    <message>
        <source>Before it can be completed</source>
        <translation>Çfarë duhet para se të plotësohet</translation>
    </message>
    <message>
        <source>Language of the questionnaire</source>
        <translation>Gjuha e pyetësorit</translation>
    </message>
    <message>
        <source>Comments</source>
        <translation>Komentet</translation>
    </message>
    <message>
        <source>{answered} of {total} questions answered</source>
        <translation>{answered} nga {total} pyetje me përgjigje</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s): does not know or refused</source>
        <translation>
            <numerusform>%n përgjigje: nuk e di ose refuzoi</numerusform>
            <numerusform>%n përgjigje: nuk e di ose refuzoi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) parked: show</source>
        <translation>
            <numerusform>%n e lënë mënjanë: trego</numerusform>
            <numerusform>%n të lëna mënjanë: trego</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not answered</source>
        <translation>
            <numerusform>%n pa përgjigje</numerusform>
            <numerusform>%n pa përgjigje</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is missing</source>
        <translation>Nuk mungon asgjë</translation>
    </message>
</context>
<context>
    <name>GridView</name>
    <message>
        <source>Arrows, Tab</source>
        <translation>Shigjetat, Tab</translation>
    </message>
    <message>
        <source>Move between the cells</source>
        <translation>Lëviz ndërmjet qelizave</translation>
    </message>
    <message>
        <source>Choose, and go on</source>
        <translation>Zgjidh dhe vazhdo</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Hapësira</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>Ndrysho qelizën</translation>
    </message>
    <message>
        <source>Enter on #</source>
        <translation>Enter mbi #</translation>
    </message>
    <message>
        <source>Open the row as a form</source>
        <translation>Hap rreshtin si formular</translation>
    </message>
    <message>
        <source>Copy from the row above</source>
        <translation>Kopjo nga rreshti sipër</translation>
    </message>
    <message>
        <source>Add a row, delete the row</source>
        <translation>Shto rresht, fshi rreshtin</translation>
    </message>
    <message>
        <source>Delete row {n}</source>
        <translation>Fshi rreshtin {n}</translation>
    </message>
</context>
<context>
    <name>HeldPage</name>
    <message>
        <source>Change not accepted</source>
        <translation>Ndryshimi nuk u pranua</translation>
    </message>
    <message>
        <source>For review</source>
        <translation>Për shqyrtim</translation>
    </message>
    <message>
        <source>{record}, entered by {who}, {when}</source>
        <translation>{record}, e shënoi {who}, {when}</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Prapa</translation>
    </message>
    <message>
        <source>Give it up</source>
        <translation>Hiq dorë</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>E lexova</translation>
    </message>
    <message>
        <source>Close with a note</source>
        <translation>Mbyll me shënim</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Zbato</translation>
    </message>
    <message>
        <source>Why is it not applied? The officer reads this.</source>
        <translation>Pse nuk zbatohet? Zyrtari e lexon këtë.</translation>
    </message>
    <message>
        <source>Closed by {who}: {note}</source>
        <translation>E mbylli {who}: {note}</translation>
    </message>
    <message>
        <source>Your change</source>
        <translation>Ndryshimi juaj</translation>
    </message>
    <message>
        <source>The change</source>
        <translation>Ndryshimi</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Fusha</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Më parë</translation>
    </message>
    <message>
        <source>At present</source>
        <translation>Tani</translation>
    </message>
    <message>
        <source>Give up this change?</source>
        <translation>Të hiqet dorë nga ky ndryshim?</translation>
    </message>
    <message>
        <source>These values will not be sent:</source>
        <translation>Këto vlera nuk do të dërgohen:</translation>
    </message>
    <message>
        <source>Other changes that belong to it are given up too.</source>
        <translation>Hiqet dorë edhe nga ndryshimet e tjera që i përkasin.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Ruaje</translation>
    </message>
</context>
<context>
    <name>HeroCard</name>
    <message>
        <source>Synchronise</source>
        <translation>Sinkronizo</translation>
    </message>
    <message>
        <source>Synchronise (Ctrl+Shift+S)</source>
        <translation>Sinkronizo (Ctrl+Shift+S)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Ndalo</translation>
    </message>
    <message>
        <source>Connect to the office</source>
        <translation>Lidhu me zyrën</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Hyr përsëri</translation>
    </message>
    <message>
        <source>Check server</source>
        <translation>Gjej serverin</translation>
    </message>
    <message>
        <source>Send changes</source>
        <translation>Dërgo ndryshimet</translation>
    </message>
    <message>
        <source>Receive changes</source>
        <translation>Merr ndryshimet</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotografitë</translation>
    </message>
    <message>
        <source>Check result</source>
        <translation>Verifiko</translation>
    </message>
    <message>
        <source>The office does not know this laptop yet. Connect it once.</source>
        <translation>Zyra ende nuk e njeh këtë laptop. Lidheni një herë.</translation>
    </message>
    <message>
        <source>Last synchronised: {when}</source>
        <translation>Sinkronizuar së fundi: {when}</translation>
    </message>
    <message>
        <source>Not synchronised yet</source>
        <translation>Ende pa sinkronizim</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n ndryshim</numerusform>
            <numerusform>%n ndryshime</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n fotografi</numerusform>
            <numerusform>%n fotografi</numerusform>
        </translation>
    </message>
    <message>
        <source>{changes} and {photos} ({amount}) to send</source>
        <translation>{changes} dhe {photos} ({amount}) për dërgim</translation>
    </message>
    <message>
        <source>{changes} to send</source>
        <translation>{changes} për dërgim</translation>
    </message>
    <message>
        <source>Answers sent, {photos} waiting</source>
        <translation>Përgjigjet u dërguan, {photos} në pritje</translation>
    </message>
    <message>
        <source>All sent</source>
        <translation>Gjithçka u dërgua</translation>
    </message>
    <message>
        <source>Looking for the office&apos;s server</source>
        <translation>Kërkohet serveri i zyrës</translation>
    </message>
    <message>
        <source>Sending {done} of {total} changes</source>
        <translation>Dërgohen ndryshimet: {done} nga {total}</translation>
    </message>
    <message>
        <source>Receiving changes</source>
        <translation>Merren ndryshimet</translation>
    </message>
    <message>
        <source>Exchanging photos: {done} of {total}</source>
        <translation>Shkëmbehen fotografitë: {done} nga {total}</translation>
    </message>
    <message>
        <source>Checking the result</source>
        <translation>Verifikohet rezultati</translation>
    </message>
    <message>
        <source>Stopping after this step</source>
        <translation>Ndalet pas këtij hapi</translation>
    </message>
    <message>
        <source>You can keep working. If the connection drops, sending continues from here.</source>
        <translation>Mund të vazhdoni punën. Nëse lidhja shkëputet, dërgimi vazhdon nga këtu.</translation>
    </message>
    <message>
        <source>Stopped. What was sent is at the office</source>
        <translation>U ndal. Ajo që u dërgua është në zyrë</translation>
    </message>
    <message>
        <source>Everything is at the office</source>
        <translation>Gjithçka është në zyrë</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minutë</numerusform>
            <numerusform>%n minuta</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n ditë</numerusform>
            <numerusform>%n ditë</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent; %n change(s) need you</source>
        <translation>
            <numerusform>U dërgua; %n ndryshim kërkon veprimin tuaj</numerusform>
            <numerusform>U dërgua; %n ndryshime kërkojnë veprimin tuaj</numerusform>
        </translation>
    </message>
    <message>
        <source>{sent} sent</source>
        <translation>dërguar: {sent}</translation>
    </message>
    <message>
        <source>{received} received</source>
        <translation>marrë: {received}</translation>
    </message>
    <message>
        <source>{merged} merged</source>
        <translation>bashkuar: {merged}</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n dallim</numerusform>
            <numerusform>%n dallime</numerusform>
        </translation>
    </message>
    <message>
        <source>A difference was decided before by somebody else: that stands</source>
        <translation>Një dallim e vendosi më parë dikush tjetër: ai vendim mbetet</translation>
    </message>
    <message>
        <source>The office has been told of a possible duplicate</source>
        <translation>Zyra u njoftua për një dyfish të mundshëm</translation>
    </message>
    <message numerus="yes">
        <source>%n given back to the office</source>
        <translation>
            <numerusform>%n iu kthye zyrës</numerusform>
            <numerusform>%n iu kthyen zyrës</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) sent</source>
        <translation>
            <numerusform>%n fotografi u dërgua</numerusform>
            <numerusform>%n fotografi u dërguan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) wait</source>
        <translation>
            <numerusform>%n fotografi në pritje</numerusform>
            <numerusform>%n fotografi në pritje</numerusform>
        </translation>
    </message>
    <message>
        <source>The last try did not get through.</source>
        <translation>Prova e fundit nuk arriti te zyra.</translation>
    </message>
    <message>
        <source>The last try did not get through. It is tried again at {time}.</source>
        <translation>Përpjekja e fundit nuk arriti. Provohet përsëri në {time}.</translation>
    </message>
</context>
<context>
    <name>HouseholdPage</name>
    <message>
        <source>Household</source>
        <translation>Familja</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zhbëj</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Ribëj</translation>
    </message>
    <message>
        <source>new dwelling</source>
        <translation>objekt i ri banimi</translation>
    </message>
    <message>
        <source>Saved on this laptop {time}</source>
        <translation>E ruajtur në këtë laptop {time}</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) with the server wait for a decision.</source>
        <translation>
            <numerusform>%n dallim me serverin pret një vendim.</numerusform>
            <numerusform>%n dallime me serverin presin një vendim.</numerusform>
        </translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Zgjidh</translation>
    </message>
    <message>
        <source>settlement</source>
        <translation>vendbanimi</translation>
    </message>
    <message>
        <source>note</source>
        <translation>shënimi</translation>
    </message>
    <message>
        <source>Household dossier</source>
        <translation>Dosja e familjes</translation>
    </message>
    <message>
        <source>Bill of quantities, {date}</source>
        <translation>Paramasa dhe parallogaria, {date}</translation>
    </message>
    <message>
        <source>Blank household assessment</source>
        <translation>Vlerësim i familjes, i zbrazët</translation>
    </message>
    <message>
        <source>Blank damage survey</source>
        <translation>Vlerësim i dëmtimit, i zbrazët</translation>
    </message>
    <message>
        <source>Blank monitoring visit</source>
        <translation>Vizitë monitoruese e zbrazët</translation>
    </message>
    <message>
        <source>Blank: {title}</source>
        <translation>I zbrazët: {title}</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>Zhbëj: {what}</translation>
    </message>
</context>
<context>
    <name>HouseholdsPage</name>
    <message>
        <source>Households</source>
        <translation>Familjet</translation>
    </message>
    <message>
        <source>Search by name, ID number, code or village</source>
        <translation>Kërko sipas emrit, numrit personal, kodit ose fshatit</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Kërko</translation>
    </message>
    <message>
        <source>New household</source>
        <translation>Familje e re</translation>
    </message>
    <message>
        <source>New household (Ctrl+N)</source>
        <translation>Familje e re (Ctrl+N)</translation>
    </message>
    <message>
        <source>Export questionnaires</source>
        <translation>Eksporto pyetësorët</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Komuna</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategoria</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>Pastro kërkimin dhe filtrat</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>Sinkronizo</translation>
    </message>
    <message>
        <source>This laptop has no households yet</source>
        <translation>Ky laptop ende nuk ka familje</translation>
    </message>
    <message>
        <source>Synchronise once at the office to receive the households of your municipalities, or start with a new household.</source>
        <translation>Sinkronizoni një herë në zyrë për t&apos;i marrë familjet e komunave tuaja ose filloni me një familje të re.</translation>
    </message>
    <message>
        <source>Enter open</source>
        <translation>Enter hap</translation>
    </message>
    <message>
        <source>Ctrl+N new</source>
        <translation>Ctrl+N e re</translation>
    </message>
    <message>
        <source>Ctrl+F search</source>
        <translation>Ctrl+F kërko</translation>
    </message>
    <message>
        <source>Ctrl+/ all keys</source>
        <translation>Ctrl+/ tastet</translation>
    </message>
    <message>
        <source>All municipalities</source>
        <translation>Të gjitha komunat</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>Të gjitha kategoritë</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Statusi</translation>
    </message>
    <message>
        <source>Head of household</source>
        <translation>Kryefamiljari</translation>
    </message>
    <message>
        <source>Place of return</source>
        <translation>Vendi i kthimit</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Anëtarë</translation>
    </message>
    <message>
        <source>Damage</source>
        <translation>Dëmtimi</translation>
    </message>
    <message>
        <source>Assessment</source>
        <translation>Vlerësimi</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Ndryshuar</translation>
    </message>
    <message>
        <source>Yesterday 00:00</source>
        <translation>Dje 00:00</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Të gjitha</translation>
    </message>
    <message>
        <source>My households</source>
        <translation>Familjet e mia</translation>
    </message>
    <message numerus="yes">
        <source>Showing {shown} of %n household(s)</source>
        <translation>
            <numerusform>Shfaqen {shown} nga %n familje</numerusform>
            <numerusform>Shfaqen {shown} nga %n familje</numerusform>
        </translation>
    </message>
    <message>
        <source>No household matches “{text}”</source>
        <translation>Asnjë familje nuk përputhet me “{text}”</translation>
    </message>
    <message>
        <source>No household matches these filters</source>
        <translation>Asnjë familje nuk përputhet me këta filtra</translation>
    </message>
    <message>
        <source>Names in both scripts, codes, numbers and villages on this laptop are searched.</source>
        <translation>Kërkohet te emrat në të dy shkrimet, kodet, numrat dhe fshatrat në këtë laptop.</translation>
    </message>
    <message>
        <source>Did you mean {word} ({hits})?</source>
        <translation>A kërkonit {word} ({hits})?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Hap</translation>
    </message>
    <message>
        <source>Open in a second window</source>
        <translation>Hap në dritare tjetër</translation>
    </message>
    <message>
        <source>New damage survey</source>
        <translation>Vlerësim i ri dëmtimi</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Shtyp</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Eksporto</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Read in questionnaires</source>
        <translation>Lexo pyetësorë</translation>
    </message>
    <message>
        <source>Whose are these? Choose lines, then the household</source>
        <translation>Të kujt janë? Zgjidhni rreshtat, pastaj familjen</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>Nuk u kuptua</translation>
    </message>
    <message>
        <source>Number or name of the household</source>
        <translation>Numri ose emri i familjes</translation>
    </message>
    <message>
        <source>It is theirs</source>
        <translation>Është e tyre</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Mbyll</translation>
    </message>
    <message>
        <source>When you stop, what was read in stays, each questionnaire whole.</source>
        <translation>Nëse ndaleni, çka u lexua mbetet, çdo pyetësor i plotë.</translation>
    </message>
    <message numerus="yes">
        <source>%n questionnaire(s) can be read in</source>
        <translation>
            <numerusform>%n pyetësor mund të lexohet</numerusform>
            <numerusform>%n pyetësorë mund të lexohen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were read in before</source>
        <translation>
            <numerusform>%n është lexuar më parë</numerusform>
            <numerusform>%n janë lexuar më parë</numerusform>
        </translation>
    </message>
    <message>
        <source>Read in</source>
        <translation>Lexo</translation>
    </message>
    <message>
        <source>Choose the lines first</source>
        <translation>Së pari zgjidhni rreshtat</translation>
    </message>
    <message numerus="yes">
        <source>%n household(s) match; write the number</source>
        <translation>
            <numerusform>%n familje përputhet; shkruani numrin</numerusform>
            <numerusform>%n familje përputhen; shkruani numrin</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) made; open each, check it and mark it complete</source>
        <translation>
            <numerusform>U krijua %n draft; hapeni, kontrollojeni dhe shënojeni si të plotë</numerusform>
            <numerusform>U krijuan %n drafte; hapni secilin, kontrollojeni dhe shënojeni si të plotë</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InfrastructurePage</name>
    <message>
        <source>Infrastructure</source>
        <translation>Infrastruktura</translation>
    </message>
    <message>
        <source>Search by name, number or village</source>
        <translation>Kërko sipas emrit, numrit ose fshatit</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Projekt i ri</translation>
    </message>
    <message>
        <source>No project matches</source>
        <translation>Asnjë projekt nuk përputhet</translation>
    </message>
    <message>
        <source>Names in both scripts, numbers and villages are searched.</source>
        <translation>Kërkohen emrat në të dy alfabetet, numrat dhe fshatrat.</translation>
    </message>
    <message>
        <source>This laptop has no infrastructure projects yet</source>
        <translation>Ky laptop ende nuk ka projekte infrastrukturore</translation>
    </message>
    <message>
        <source>A project is a road, a water line, a school: something that returnees and the receiving community use together. Register one, then survey it.</source>
        <translation>Projekti është një rrugë, një ujësjellës, një shkollë: diçka që të kthyerit dhe komuniteti pritës e përdorin bashkë. Regjistroni një, pastaj vlerësojeni.</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>Vlerësimi</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekti</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Vendi</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Faza</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Shfrytëzues</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gjithsej</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Përparimi</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Ndryshuar</translation>
    </message>
    <message numerus="yes">
        <source>Showing {shown} of %n project(s)</source>
        <translation>
            <numerusform>Shfaqen {shown} nga %n projekt</numerusform>
            <numerusform>Shfaqen {shown} nga %n projekte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineEditor</name>
    <message>
        <source>One position on each line: latitude, longitude</source>
        <translation>Një pozicion në çdo rresht: gjerësia, gjatësia gjeografike</translation>
    </message>
    <message numerus="yes">
        <source>%n position(s), {length} m</source>
        <translation>
            <numerusform>%n pozicion, {length} m</numerusform>
            <numerusform>%n pozicione, {length} m</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n position(s), {area} ha</source>
        <translation>
            <numerusform>%n pozicion, {area} ha</numerusform>
            <numerusform>%n pozicione, {area} ha</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LongWork</name>
    <message>
        <source>Stop</source>
        <translation>Ndal</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} nga {total}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Household dossier</source>
        <translation>Dosja e familjes</translation>
    </message>
    <message>
        <source>Questionnaire</source>
        <translation>Pyetësori</translation>
    </message>
    <message numerus="yes">
        <source>Not synchronised for %n day(s). Changes of colleagues may be missing.</source>
        <translation>
            <numerusform>Pa sinkronizim prej %n dite. Mund të mungojnë ndryshimet e kolegëve.</numerusform>
            <numerusform>Pa sinkronizim prej %n ditësh. Mund të mungojnë ndryshimet e kolegëve.</numerusform>
        </translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>Sinkronizo</translation>
    </message>
    <message>
        <source>Blank infrastructure survey</source>
        <translation>Vlerësim i infrastrukturës i zbrazët</translation>
    </message>
    <message>
        <source>Blank go-and-see visit</source>
        <translation>Vizitë “shko dhe shiko” e zbrazët</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Vendet</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personat</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Veprimet</translation>
    </message>
</context>
<context>
    <name>MembersCard</name>
    <message>
        <source>Members</source>
        <translation>Anëtarët</translation>
    </message>
    <message>
        <source>Add a member</source>
        <translation>Shto anëtar</translation>
    </message>
    <message>
        <source>Enter next cell</source>
        <translation>Enter qeliza tjetër</translation>
    </message>
    <message>
        <source>Ctrl+Ins new member</source>
        <translation>Ctrl+Ins anëtar i ri</translation>
    </message>
    <message>
        <source>Ctrl+Del remove</source>
        <translation>Ctrl+Del hiq</translation>
    </message>
    <message>
        <source>new member</source>
        <translation>anëtar i ri</translation>
    </message>
    <message>
        <source>removed {name}</source>
        <translation>u hoq {name}</translation>
    </message>
</context>
<context>
    <name>MergeRow</name>
    <message>
        <source>Before: {value}</source>
        <translation>Më parë: {value}</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Mbaj të dyja</translation>
    </message>
    <message>
        <source>This laptop: {value}</source>
        <translation>Ky laptop: {value}</translation>
    </message>
    <message>
        <source>Server: {value}</source>
        <translation>Serveri: {value}</translation>
    </message>
    <message>
        <source>Will be saved: {what}</source>
        <translation>Do të ruhet: {what}</translation>
    </message>
    <message>
        <source>Choose one</source>
        <translation>Zgjidhni njërën</translation>
    </message>
</context>
<context>
    <name>MomentEditor</name>
    <message>
        <source>day</source>
        <translation>dita</translation>
    </message>
    <message>
        <source>time</source>
        <translation>ora</translation>
    </message>
    <message>
        <source>day.month.year</source>
        <translation>dita.muaji.viti</translation>
    </message>
    <message>
        <source>hour:minute</source>
        <translation>ora:minuta</translation>
    </message>
    <message>
        <source>The time is missing</source>
        <translation>Mungon ora</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>A newer version of this questionnaire</source>
        <translation>Version më i ri i këtij pyetësori</translation>
    </message>
    <message>
        <source>Version {new} can take the place of version {old} for this draft. Every answer is kept; what has no question any more is kept aside. You can go back with Undo.</source>
        <translation>Versioni {new} mund ta zëvendësojë versionin {old} për këtë skicë. Çdo përgjigje ruhet; ato që s&apos;kanë më pyetje ruhen mënjanë. Mund të ktheheni me Zhbëj.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pyetja</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Çka ndryshon</translation>
    </message>
    <message>
        <source>What changes for this draft</source>
        <translation>Çka ndryshon për këtë skicë</translation>
    </message>
    <message>
        <source>Move this draft</source>
        <translation>Kaloje skicën</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jo tani</translation>
    </message>
    <message>
        <source>New questions</source>
        <translation>Pyetje të reja</translation>
    </message>
    <message>
        <source>Answers that are no longer valid</source>
        <translation>Përgjigje që nuk vlejnë më</translation>
    </message>
    <message>
        <source>Questions that must be answered now</source>
        <translation>Pyetje që tani duhet të përgjigjen</translation>
    </message>
    <message>
        <source>New choices</source>
        <translation>Zgjedhje të reja</translation>
    </message>
    <message>
        <source>Questions that are gone; the answers are kept aside</source>
        <translation>Pyetje që s&apos;janë më; përgjigjet ruhen mënjanë</translation>
    </message>
    <message>
        <source>Questions that are gone, not answered</source>
        <translation>Pyetje që s&apos;janë më, pa përgjigje</translation>
    </message>
    <message>
        <source>Nothing changes for what was answered so far</source>
        <translation>Asgjë nuk ndryshon për përgjigjet e deritanishme</translation>
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
        <translation>Fillo rresht të ri</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Leave the field</source>
        <translation>Dil nga fusha</translation>
    </message>
</context>
<context>
    <name>NewHousehold</name>
    <message>
        <source>New household</source>
        <translation>Familje e re</translation>
    </message>
    <message>
        <source>Everything else is filled in on its page.</source>
        <translation>Gjithçka tjetër plotësohet në faqen e saj.</translation>
    </message>
    <message>
        <source>Given name of the head</source>
        <translation>Emri i kryefamiljarit</translation>
    </message>
    <message>
        <source>Parent&apos;s name (optional)</source>
        <translation>Emri i prindit (opsional)</translation>
    </message>
    <message>
        <source>Surname</source>
        <translation>Mbiemri</translation>
    </message>
    <message>
        <source>Municipality of return</source>
        <translation>Komuna e kthimit</translation>
    </message>
    <message>
        <source>Telephone (optional)</source>
        <translation>Telefoni (opsional)</translation>
    </message>
    <message>
        <source>The family agreed that its data are recorded</source>
        <translation>Familja u pajtua që të dhënat e saj të regjistrohen</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Regjistro</translation>
    </message>
    <message>
        <source>Enter the given name or the surname of the head</source>
        <translation>Shkruani emrin ose mbiemrin e kryefamiljarit</translation>
    </message>
    <message>
        <source>Choose the municipality of return</source>
        <translation>Zgjidhni komunën e kthimit</translation>
    </message>
    <message>
        <source>Ask the family whether its data may be recorded</source>
        <translation>Pyeteni familjen a mund të regjistrohen të dhënat e saj</translation>
    </message>
</context>
<context>
    <name>NewRecord</name>
    <message>
        <source>Municipality</source>
        <translation>Komuna</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>Vendbanimi</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anulo</translation>
    </message>
    <message>
        <source>Choose the municipality</source>
        <translation>Zgjidhni komunën</translation>
    </message>
    <message>
        <source>Enter the settlement</source>
        <translation>Shkruani vendbanimin</translation>
    </message>
</context>
<context>
    <name>NoMap</name>
    <message>
        <source>There is no map here. Type the coordinates, or paste them from another program.</source>
        <translation>Këtu nuk ka hartë. Shënoni koordinatat ose ngjitni nga një program tjetër.</translation>
    </message>
</context>
<context>
    <name>NotesCard</name>
    <message>
        <source>Notes</source>
        <translation>Shënime</translation>
    </message>
    <message>
        <source>New note, Enter saves it</source>
        <translation>Shënim i ri, Enter e ruan</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>Shënim i ri</translation>
    </message>
</context>
<context>
    <name>NumberEditor</name>
    <message>
        <source>Comma and point both mark decimals</source>
        <translation>Presja dhe pika shënojnë dhjetoret</translation>
    </message>
</context>
<context>
    <name>ParkedDialog</name>
    <message>
        <source>Parked answers</source>
        <translation>Përgjigje të lëna mënjanë</translation>
    </message>
    <message>
        <source>Another answer made these questions not apply. The answers are kept, and left out of results; they come back when the questions apply again.</source>
        <translation>Për shkak të një përgjigjeje tjetër këto pyetje nuk vlejnë. Përgjigjet ruhen, por nuk hyjnë në rezultate; ato kthehen kur pyetjet vlejnë sërish.</translation>
    </message>
    <message>
        <source>Questions marked with * are not in this version of the questionnaire. Their answers are kept as well.</source>
        <translation>Pyetjet me * nuk janë në këtë version të pyetësorit. Edhe përgjigjet e tyre ruhen.</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pyetja</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Përgjigjja</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Mbyll</translation>
    </message>
</context>
<context>
    <name>PartialDateEdit</name>
    <message>
        <source>day.month.year</source>
        <translation>dita.muaji.viti</translation>
    </message>
    <message>
        <source>This is not a date yet, for example 14.6.1971 or 1999</source>
        <translation>Kjo nuk është ende datë, për shembull 14.6.1971 ose 1999</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>You</source>
        <translation>Ju</translation>
    </message>
    <message>
        <source>A colleague</source>
        <translation>Një koleg</translation>
    </message>
    <message>
        <source>The office</source>
        <translation>Zyra</translation>
    </message>
</context>
<context>
    <name>PhotoDesk</name>
    <message>
        <source>Photos</source>
        <translation>Fotografitë</translation>
    </message>
    <message>
        <source>{name} was added; the same picture is at another question too</source>
        <translation>{name} u shtua; e njëjta fotografi është edhe te një pyetje tjetër</translation>
    </message>
    <message>
        <source>{name}: {reason}</source>
        <translation>{name}: {reason}</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>skedari nuk mund të lexohet</translation>
    </message>
</context>
<context>
    <name>PhotoRows</name>
    <message>
        <source>Photos</source>
        <translation>Fotografitë</translation>
    </message>
</context>
<context>
    <name>PhotoSettings</name>
    <message>
        <source>Folder of the camera</source>
        <translation>Dosja e kamerës</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Zgjidh dosjen</translation>
    </message>
    <message>
        <source>Watch none</source>
        <translation>Mos vëzhgo asnjë</translation>
    </message>
    <message>
        <source>Keep photos as they came, too</source>
        <translation>Ruaj fotografitë edhe siç erdhën</translation>
    </message>
    <message>
        <source>Sealed, on this laptop only: to the office goes the picture of 1600 pixels. The original still holds what the camera wrote into it.</source>
        <translation>Të vulosura, vetëm në këtë laptop: në zyrë shkon fotografia prej 1600 pikselësh. Origjinali mban ende çfarë ka shkruar kamera në të.</translation>
    </message>
    <message>
        <source>Keep the place where a photo was taken</source>
        <translation>Ruaj vendin ku u bë fotografia</translation>
    </message>
    <message>
        <source>Only for households whose consent is recorded; it is never shown in reports.</source>
        <translation>Vetëm për familjet me pëlqim të regjistruar; nuk shfaqet kurrë në raporte.</translation>
    </message>
    <message>
        <source>None. New pictures in the folder of a camera can be offered by themselves.</source>
        <translation>Asnjë. Fotografitë e reja në dosjen e kamerës mund të ofrohen vetvetiu.</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>Add photos</source>
        <translation>Shto fotografi</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotografitë</translation>
    </message>
    <message>
        <source>Choose files, drop them here, or paste a picture. Up: photos, Right: camera</source>
        <translation>Zgjidhni skedarë, hidhini këtu ose ngjitni një fotografi. Lart: fotografitë, Djathtas: kamera</translation>
    </message>
    <message>
        <source>Photo deleted: undo</source>
        <translation>Fotografia u fshi: zhbëj</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Ndal</translation>
    </message>
    <message>
        <source>Photo {n}</source>
        <translation>Fotografia {n}</translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation>Pret të dërgohet</translation>
    </message>
    <message>
        <source>Sent in part: {percent} %</source>
        <translation>Dërguar pjesërisht: {percent} %</translation>
    </message>
    <message>
        <source>At the office</source>
        <translation>Në zyrë</translation>
    </message>
    <message>
        <source>Not on this laptop yet</source>
        <translation>Ende jo në këtë laptop</translation>
    </message>
    <message>
        <source>Received in part: {percent} %</source>
        <translation>Marrë pjesërisht: {percent} %</translation>
    </message>
    <message>
        <source>Photos ({patterns})</source>
        <translation>Fotografi ({patterns})</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Fotografi</translation>
    </message>
    <message>
        <source>{done} of {total} added</source>
        <translation>{done} nga {total} u shtuan</translation>
    </message>
    <message>
        <source>From the camera</source>
        <translation>Nga kamera</translation>
    </message>
    <message numerus="yes">
        <source>From the camera: %n new</source>
        <translation>
            <numerusform>Nga kamera: %n e re</numerusform>
            <numerusform>Nga kamera: %n të reja</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoView</name>
    <message>
        <source>Photo</source>
        <translation>Fotografia</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Përshkrimi</translation>
    </message>
    <message>
        <source>Previous photo</source>
        <translation>Fotografia e mëparshme</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>Fotografia tjetër</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Më e vogël</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Më e madhe</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>Rrotullo</translation>
    </message>
    <message>
        <source>Draw on a copy</source>
        <translation>Vizato mbi një kopje</translation>
    </message>
    <message>
        <source>The picture as it came</source>
        <translation>Fotografia siç erdhi</translation>
    </message>
    <message>
        <source>Delete this photo</source>
        <translation>Fshi këtë fotografi</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>{caption}, drawn on</source>
        <translation>{caption}, me vizatim</translation>
    </message>
    <message>
        <source>Drawn on</source>
        <translation>Me vizatim</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>Vizatim</translation>
    </message>
    <message>
        <source>This photo is not on this laptop yet.</source>
        <translation>Kjo fotografi nuk është ende në këtë laptop.</translation>
    </message>
    <message>
        <source>{width} × {height} pixels, {kilobytes} kB</source>
        <translation>{width} × {height} pikselë, {kilobytes} kB</translation>
    </message>
    <message>
        <source>as it came: {width} × {height} pixels</source>
        <translation>siç erdhi: {width} × {height} pikselë</translation>
    </message>
</context>
<context>
    <name>PhotosCard</name>
    <message>
        <source>Photos</source>
        <translation>Fotografitë</translation>
    </message>
    <message>
        <source>Photos are added in the questionnaires.</source>
        <translation>Fotografitë shtohen te pyetësorët.</translation>
    </message>
</context>
<context>
    <name>PointEditor</name>
    <message>
        <source>Paste a position as other programs write it</source>
        <translation>Ngjit pozicionin siç e shkruajnë programet tjera</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Gjerësia gjeografike</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Gjatësia gjeografike</translation>
    </message>
    <message>
        <source>Accuracy (m)</source>
        <translation>Saktësia (m)</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>Preview: {title}</source>
        <translation>Pamja para shtypjes: {title}</translation>
    </message>
    <message>
        <source>Language of the paper</source>
        <translation>Gjuha e dokumentit</translation>
    </message>
    <message>
        <source>Paper in</source>
        <translation>Dokumenti në</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Faqja e mëparshme</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Faqja tjetër</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Më e vogël</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Më e madhe</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>Sipas gjerësisë</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>Ruaj PDF</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Shtyp</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Provo përsëri</translation>
    </message>
    <message>
        <source>Pages of the paper</source>
        <translation>Faqet e dokumentit</translation>
    </message>
    <message>
        <source>The pages are being made</source>
        <translation>Faqet po përgatiten</translation>
    </message>
    <message>
        <source>The pages could not be made</source>
        <translation>Faqet nuk u përgatitën dot</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Faqja {page} nga {pages}</translation>
    </message>
    <message>
        <source>The file could not be written: {reason}</source>
        <translation>Skedari nuk u shkrua dot: {reason}</translation>
    </message>
</context>
<context>
    <name>Project</name>
    <message>
        <source>Proposed</source>
        <translation>I propozuar</translation>
    </message>
    <message>
        <source>Design</source>
        <translation>Projektim</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Kontratë</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Punime</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>I pranuar</translation>
    </message>
    <message>
        <source>Handed to maintainer</source>
        <translation>Dorëzuar mirëmbajtësit</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>I hequr</translation>
    </message>
</context>
<context>
    <name>ProjectDialog</name>
    <message>
        <source>New project</source>
        <translation>Projekt i ri</translation>
    </message>
    <message>
        <source>Project data</source>
        <translation>Të dhënat e projektit</translation>
    </message>
    <message>
        <source>Users, condition and money are asked in its survey.</source>
        <translation>Shfrytëzuesit, gjendja dhe paratë pyeten në vlerësim.</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Regjistro</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Ruaj</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>Si quhet</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Lloji</translation>
    </message>
    <message>
        <source>Proposed by (optional)</source>
        <translation>Propozuar nga (jo e detyrueshme)</translation>
    </message>
    <message>
        <source>Stage of the project</source>
        <translation>Faza e projektit</translation>
    </message>
    <message>
        <source>Contractor (optional)</source>
        <translation>Kontraktuesi (jo i detyrueshëm)</translation>
    </message>
    <message>
        <source>Enter what the project is called</source>
        <translation>Shkruani si quhet projekti</translation>
    </message>
    <message>
        <source>Choose the kind</source>
        <translation>Zgjidhni llojin</translation>
    </message>
</context>
<context>
    <name>ProjectPage</name>
    <message>
        <source>Infrastructure project</source>
        <translation>Projekt infrastrukturor</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Lloji</translation>
    </message>
    <message>
        <source>Stage of the project</source>
        <translation>Faza e projektit</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>Vendbanimi</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Komuna</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>Propozuar nga</translation>
    </message>
    <message>
        <source>Contractor</source>
        <translation>Kontraktuesi</translation>
    </message>
    <message>
        <source>Saved on this laptop {time}</source>
        <translation>Ruajtur në këtë laptop {time}</translation>
    </message>
</context>
<context>
    <name>QuestionHelp</name>
    <message>
        <source>Help for this question</source>
        <translation>Ndihmë për këtë pyetje</translation>
    </message>
    <message>
        <source>The questionnaire says nothing more about this question.</source>
        <translation>Pyetësori nuk thotë asgjë më shumë për këtë pyetje.</translation>
    </message>
    <message>
        <source>Keys here</source>
        <translation>Tastet këtu</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Të gjitha tastet</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Mbyll</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>Pyetja tjetër</translation>
    </message>
    <message>
        <source>Previous question</source>
        <translation>Pyetja e mëparshme</translation>
    </message>
    <message>
        <source>Write a remark</source>
        <translation>Shkruaj vërejtje</translation>
    </message>
    <message>
        <source>History of this answer</source>
        <translation>Historia e kësaj përgjigjeje</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zhbëj</translation>
    </message>
</context>
<context>
    <name>QuestionRow</name>
    <message>
        <source>History of this answer</source>
        <translation>Historia e kësaj përgjigjeje</translation>
    </message>
    <message>
        <source>(optional)</source>
        <translation>(opsionale)</translation>
    </message>
    <message>
        <source>Error: {message}</source>
        <translation>Gabim: {message}</translation>
    </message>
</context>
<context>
    <name>QuestionnairesCard</name>
    <message>
        <source>Questionnaires</source>
        <translation>Pyetësorët</translation>
    </message>
    <message>
        <source>No questionnaire was begun yet.</source>
        <translation>Ende nuk është filluar asnjë pyetësor.</translation>
    </message>
    <message>
        <source>Start an assessment</source>
        <translation>Fillo një vlerësim</translation>
    </message>
    <message>
        <source>Start a monitoring visit</source>
        <translation>Fillo një vizitë monitoruese</translation>
    </message>
    <message>
        <source>Monitoring is due: {kind}</source>
        <translation>Monitorimi është i radhës: {kind}</translation>
    </message>
    <message>
        <source>Start: {title}</source>
        <translation>Fillo: {title}</translation>
    </message>
    <message>
        <source>category {number}</source>
        <translation>kategoria {number}</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Today</source>
        <translation>Sot</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>Familjet</translation>
    </message>
    <message>
        <source>Infrastructure</source>
        <translation>Infrastruktura</translation>
    </message>
    <message>
        <source>Authorities</source>
        <translation>Autoritetet</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>Sinkronizo</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cilësimet</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ndihmë</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Faqet</translation>
    </message>
</context>
<context>
    <name>RangeEditor</name>
    <message>
        <source>Enter a number from {least} to {most}, in steps of {step}</source>
        <translation>Shënoni numër nga {least} deri në {most}, me hap {step}</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Lart, poshtë</translation>
    </message>
    <message>
        <source>Go by one step</source>
        <translation>Shko me një hap</translation>
    </message>
</context>
<context>
    <name>RankEditor</name>
    <message>
        <source>Move the marked choice</source>
        <translation>Lëviz zgjedhjen e shënuar</translation>
    </message>
    <message>
        <source>Give the marked choice this place</source>
        <translation>Jepi zgjedhjes së shënuar këtë vend</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>Take the answer back</source>
        <translation>Hiq përgjigjen</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Lëviz lart</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Lëviz poshtë</translation>
    </message>
    <message>
        <source>Ctrl+Up and Ctrl+Down move, a digit gives a place, Enter keeps the order</source>
        <translation>Ctrl+lart e Ctrl+poshtë lëvizin, shifra jep vendin, Enter e ruan renditjen</translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message>
        <source>Household</source>
        <translation>Familja</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>Anëtari</translation>
    </message>
    <message>
        <source>Dwelling</source>
        <translation>Objekti i banimit</translation>
    </message>
    <message>
        <source>Property paper</source>
        <translation>Dokumenti i pronës</translation>
    </message>
    <message>
        <source>Household assessment</source>
        <translation>Vlerësimi i familjes</translation>
    </message>
    <message>
        <source>Damage survey</source>
        <translation>Vlerësimi i dëmtimit</translation>
    </message>
    <message>
        <source>Monitoring visit</source>
        <translation>Vizitë monitoruese</translation>
    </message>
    <message>
        <source>Infrastructure project</source>
        <translation>Projekt infrastrukturor</translation>
    </message>
    <message>
        <source>Infrastructure survey</source>
        <translation>Vlerësim i infrastrukturës</translation>
    </message>
    <message>
        <source>Go-and-see visit</source>
        <translation>Vizitë “shko dhe shiko”</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Pëlqimi</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Shënimi</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Fotografia</translation>
    </message>
    <message>
        <source>Decision about a difference</source>
        <translation>Vendimi për një dallim</translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation>Vendbanimi</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Faza</translation>
    </message>
    <message>
        <source>Questionnaire</source>
        <translation>Pyetësori</translation>
    </message>
    <message>
        <source>File of a questionnaire</source>
        <translation>Skedar i një pyetësori</translation>
    </message>
    <message>
        <source>Refused change</source>
        <translation>Ndryshimi i refuzuar</translation>
    </message>
    <message>
        <source>new</source>
        <translation>shtuar</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>hequr</translation>
    </message>
    <message numerus="yes">
        <source>{record}, %n answer(s)</source>
        <translation>
            <numerusform>{record}, %n përgjigje</numerusform>
            <numerusform>{record}, %n përgjigje</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{record}, %n field(s)</source>
        <translation>
            <numerusform>{record}, %n fushë</numerusform>
            <numerusform>{record}, %n fusha</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message>
        <source>Search</source>
        <translation>Kërko</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Komuna</translation>
    </message>
    <message>
        <source>Clear search and filters</source>
        <translation>Pastro kërkimin dhe filtrat</translation>
    </message>
    <message>
        <source>Enter open</source>
        <translation>Enter hap</translation>
    </message>
    <message>
        <source>Ctrl+N new</source>
        <translation>Ctrl+N e re</translation>
    </message>
    <message>
        <source>Ctrl+F search</source>
        <translation>Ctrl+F kërkim</translation>
    </message>
    <message>
        <source>All municipalities</source>
        <translation>Të gjitha komunat</translation>
    </message>
    <message>
        <source>Yesterday 00:00</source>
        <translation>Dje 00:00</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Të gjitha</translation>
    </message>
</context>
<context>
    <name>RepeatGrid</name>
    <message>
        <source>Add a row: {title}</source>
        <translation>Shto rresht: {title}</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Shto rresht</translation>
    </message>
    <message>
        <source>Add a row (Ctrl+Ins)</source>
        <translation>Shto rresht (Ctrl+Ins)</translation>
    </message>
    <message>
        <source>No rows yet</source>
        <translation>Ende pa rreshta</translation>
    </message>
    <message>
        <source>Row {n}: {message}</source>
        <translation>Rreshti {n}: {message}</translation>
    </message>
</context>
<context>
    <name>RowForm</name>
    <message>
        <source>Add a row: {title}</source>
        <translation>Shto rresht: {title}</translation>
    </message>
    <message>
        <source>Delete row {n}</source>
        <translation>Fshi rreshtin {n}</translation>
    </message>
    <message>
        <source>{title} {n} of {count}</source>
        <translation>{title} {n} nga {count}</translation>
    </message>
    <message>
        <source>Back to the table (Esc)</source>
        <translation>Kthehu te tabela (Esc)</translation>
    </message>
    <message>
        <source>Row before</source>
        <translation>Rreshti para</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>Rreshti tjetër</translation>
    </message>
    <message>
        <source>Delete this row</source>
        <translation>Fshi këtë rresht</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Shto rresht</translation>
    </message>
</context>
<context>
    <name>SectionBox</name>
    <message>
        <source>Sections</source>
        <translation>Pjesët</translation>
    </message>
</context>
<context>
    <name>SectionModel</name>
    <message>
        <source>{title}: {mark}, {answered} of {total} answered</source>
        <translation>{title}: {mark}, {answered} nga {total} me përgjigje</translation>
    </message>
    <message>
        <source>has a problem</source>
        <translation>ka një problem</translation>
    </message>
    <message>
        <source>done</source>
        <translation>e kryer</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>në punë</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>vetëm lexim</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>e pafilluar</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Cilësimet</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Gjuha</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Pamja</translation>
    </message>
    <message>
        <source>Data entry</source>
        <translation>Shënimi i të dhënave</translation>
    </message>
    <message>
        <source>Synchronisation</source>
        <translation>Sinkronizimi</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Siguria</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Rreth programit</translation>
    </message>
    <message>
        <source>Language of the program</source>
        <translation>Gjuha e programit</translation>
    </message>
    <message>
        <source>Language of the questions</source>
        <translation>Gjuha e pyetjeve</translation>
    </message>
    <message>
        <source>The questionnaire is read to the family in this language.</source>
        <translation>Pyetësori i lexohet familjes në këtë gjuhë.</translation>
    </message>
    <message>
        <source>Language of print-outs</source>
        <translation>Gjuha e dokumenteve të shtypura</translation>
    </message>
    <message>
        <source>Each print-out can still be shown in another language.</source>
        <translation>Çdo dokument mund të shfaqet edhe në gjuhë tjetër para shtypjes.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Madhësia e tekstit</translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>Kyç pas</translation>
    </message>
    <message>
        <source>Without a key or the mouse being touched. Ctrl+L locks at once.</source>
        <translation>Kur nuk preken as tastet as miu. Ctrl+L kyç menjëherë.</translation>
    </message>
    <message>
        <source>Passphrase in use</source>
        <translation>Fjalëkalimi i tanishëm</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Fjalëkalimi i ri</translation>
    </message>
    <message>
        <source>At least {count} characters, for example four words.</source>
        <translation>Së paku {count} shenja, për shembull katër fjalë.</translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation>Fjalëkalimi i ri edhe një herë</translation>
    </message>
    <message>
        <source>Go on to the next question when an answer is chosen</source>
        <translation>Kalo te pyetja tjetër kur zgjidhet përgjigjja</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Ndrysho fjalëkalimin</translation>
    </message>
    <message>
        <source>Connect to the office</source>
        <translation>Lidhu me zyrën</translation>
    </message>
    <message>
        <source>Copy these facts</source>
        <translation>Kopjo këto të dhëna</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Si sistemi</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>E çelët</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>E errët</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minutë</numerusform>
            <numerusform>%n minuta</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected to {address} as {user}; this laptop is called {code}.</source>
        <translation>I lidhur me {address} si {user}; ky laptop quhet {code}.</translation>
    </message>
    <message>
        <source>The office does not know this laptop yet.</source>
        <translation>Zyra ende nuk e njeh këtë laptop.</translation>
    </message>
    <message>
        <source>Data: {folder}</source>
        <translation>Të dhënat: {folder}</translation>
    </message>
    <message>
        <source>“EU - Return and Reintegration in Kosovo” is funded by the European Union. The contents of this program are the sole responsibility of the programme and do not necessarily reflect the views of the European Union.</source>
        <translation>“BE - Kthimi dhe Riintegrimi në Kosovë” financohet nga Bashkimi Evropian. Përmbajtja e këtij programi kompjuterik është përgjegjësi vetëm e programit të kthimit dhe riintegrimit dhe nuk pasqyron domosdoshmërisht pikëpamjet e Bashkimit Evropian.</translation>
    </message>
    <message>
        <source>Licence of this program: {licence}</source>
        <translation>Licenca e këtij programi: {licence}</translation>
    </message>
    <message>
        <source>Made with:</source>
        <translation>Ndërtuar me:</translation>
    </message>
    <message>
        <source>The passphrase needs at least {count} characters</source>
        <translation>Fjalëkalimi duhet të ketë së paku {count} shenja</translation>
    </message>
    <message>
        <source>The two passphrases differ</source>
        <translation>Dy fjalëkalimet nuk janë të njëjta</translation>
    </message>
    <message>
        <source>The new passphrase opens this profile now</source>
        <translation>Ky profil hapet tani me fjalëkalimin e ri</translation>
    </message>
</context>
<context>
    <name>SettlementImport</name>
    <message>
        <source>Read in settlements</source>
        <translation>Lexo vendbanimet</translation>
    </message>
    <message>
        <source>A list of settlements as geonames.org offers it. Settlements that are here already stay as they are.</source>
        <translation>Një listë vendbanimesh siç e ofron geonames.org. Vendbanimet që janë tashmë këtu mbeten siç janë.</translation>
    </message>
    <message numerus="yes">
        <source>%n settlement(s) added</source>
        <translation>
            <numerusform>%n vendbanim u shtua</numerusform>
            <numerusform>%n vendbanime u shtuan</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>All keys</source>
        <translation>Të gjitha tastet</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Everywhere</source>
        <translation>Kudo</translation>
    </message>
    <message>
        <source>Lists and households</source>
        <translation>Listat dhe familjet</translation>
    </message>
    <message>
        <source>Questionnaires</source>
        <translation>Pyetësorët</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Dallimet</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Sot</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>Familjet</translation>
    </message>
    <message>
        <source>Infrastructure</source>
        <translation>Infrastruktura</translation>
    </message>
    <message>
        <source>Authorities</source>
        <translation>Autoritetet</translation>
    </message>
    <message>
        <source>Page Synchronise</source>
        <translation>Faqja e sinkronizimit</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Cilësimet</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Kërko kudo</translation>
    </message>
    <message>
        <source>Synchronise now</source>
        <translation>Sinkronizo tani</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>Pjesa tjetër e dritares</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>Pjesa e mëparshme e dritares</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Kthehu</translation>
    </message>
    <message>
        <source>Narrow or wide rail</source>
        <translation>Shiriti i ngushtë ose i gjerë</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Ekran i plotë</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Kyç</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>Të gjitha tastet</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Dil</translation>
    </message>
    <message>
        <source>Search in the list</source>
        <translation>Kërko në listë</translation>
    </message>
    <message>
        <source>New household</source>
        <translation>Familje e re</translation>
    </message>
    <message>
        <source>New damage survey</source>
        <translation>Vlerësim i ri dëmtimi</translation>
    </message>
    <message>
        <source>New monitoring visit</source>
        <translation>Vizitë e re monitoruese</translation>
    </message>
    <message>
        <source>Print the open page</source>
        <translation>Shtyp faqen e hapur</translation>
    </message>
    <message>
        <source>Export questionnaires</source>
        <translation>Eksporto pyetësorët</translation>
    </message>
    <message>
        <source>Next household</source>
        <translation>Familja tjetër</translation>
    </message>
    <message>
        <source>Previous household</source>
        <translation>Familja e mëparshme</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Hap</translation>
    </message>
    <message>
        <source>Open in a second window</source>
        <translation>Hap në dritare tjetër</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Shto rresht</translation>
    </message>
    <message>
        <source>Delete the row</source>
        <translation>Fshi rreshtin</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zhbëj</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Ribëj</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>Pyetja tjetër</translation>
    </message>
    <message>
        <source>Previous question</source>
        <translation>Pyetja e mëparshme</translation>
    </message>
    <message>
        <source>Choose the answer and go on</source>
        <translation>Zgjidh përgjigjen dhe vazhdo</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>Nuk vlen</translation>
    </message>
    <message>
        <source>Does not know</source>
        <translation>Nuk e di</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refuzoi</translation>
    </message>
    <message>
        <source>Help for this question</source>
        <translation>Ndihmë për këtë pyetje</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Vërejtje</translation>
    </message>
    <message>
        <source>History of this answer</source>
        <translation>Historia e kësaj përgjigjeje</translation>
    </message>
    <message>
        <source>Next problem</source>
        <translation>Problemi tjetër</translation>
    </message>
    <message>
        <source>Previous problem</source>
        <translation>Problemi i mëparshëm</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Përmbledhja</translation>
    </message>
    <message>
        <source>Newer version, if there is one</source>
        <translation>Versioni më i ri, nëse ka</translation>
    </message>
    <message>
        <source>Next section</source>
        <translation>Pjesa tjetër</translation>
    </message>
    <message>
        <source>Previous section</source>
        <translation>Pjesa e mëparshme</translation>
    </message>
    <message>
        <source>Copy from the row above</source>
        <translation>Kopjo nga rreshti sipër</translation>
    </message>
    <message>
        <source>Save what is being typed</source>
        <translation>Ruaj atë që po shkruhet</translation>
    </message>
    <message>
        <source>Mark complete</source>
        <translation>Shëno të plotësuar</translation>
    </message>
    <message>
        <source>Back to the household</source>
        <translation>Kthehu te familja</translation>
    </message>
    <message>
        <source>Take the value of this laptop</source>
        <translation>Merr vlerën e këtij laptopi</translation>
    </message>
    <message>
        <source>Take the value of the server</source>
        <translation>Merr vlerën e serverit</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Mbaj të dyja</translation>
    </message>
    <message>
        <source>Edit what will be saved</source>
        <translation>Ndrysho atë që do të ruhet</translation>
    </message>
    <message>
        <source>Move between the questions</source>
        <translation>Lëviz ndërmjet pyetjeve</translation>
    </message>
    <message>
        <source>Save and send</source>
        <translation>Ruaj dhe dërgo</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Language of the program</source>
        <translation>Gjuha e programit</translation>
    </message>
</context>
<context>
    <name>SignatureDialog</name>
    <message>
        <source>Signature</source>
        <translation>Nënshkrimi</translation>
    </message>
    <message>
        <source>Sign on the line with a pen, a finger or the mouse</source>
        <translation>Nënshkruani mbi vijë me laps, me gisht ose me miun</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Ruaj</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Pastro</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anulo</translation>
    </message>
</context>
<context>
    <name>SignatureEditor</name>
    <message>
        <source>Sign again</source>
        <translation>Nënshkruaj sërish</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Nënshkruaj</translation>
    </message>
</context>
<context>
    <name>SummaryBand</name>
    <message numerus="yes">
        <source>%n to correct</source>
        <translation>
            <numerusform>%n për korrigjim</numerusform>
            <numerusform>%n për korrigjim</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>%n për kontroll</numerusform>
            <numerusform>%n për kontroll</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not answered</source>
        <translation>
            <numerusform>%n pa përgjigje</numerusform>
            <numerusform>%n pa përgjigje</numerusform>
        </translation>
    </message>
    <message>
        <source>Summary  F4</source>
        <translation>Përmbledhja  F4</translation>
    </message>
</context>
<context>
    <name>SurveysCard</name>
    <message>
        <source>Surveys</source>
        <translation>Vlerësimet</translation>
    </message>
    <message>
        <source>No survey was begun yet.</source>
        <translation>Ende nuk është filluar asnjë vlerësim.</translation>
    </message>
    <message>
        <source>Start a survey</source>
        <translation>Fillo një vlerësim</translation>
    </message>
    <message>
        <source>Survey</source>
        <translation>Vlerësim</translation>
    </message>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n shfrytëzues</numerusform>
            <numerusform>%n shfrytëzues</numerusform>
        </translation>
    </message>
    <message>
        <source>ready to propose</source>
        <translation>gati për propozim</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>jo gati</translation>
    </message>
</context>
<context>
    <name>SyncCorner</name>
    <message numerus="yes">
        <source>%n change(s) to send</source>
        <translation>
            <numerusform>%n ndryshim për dërgim</numerusform>
            <numerusform>%n ndryshime për dërgim</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending {done} of {total}</source>
        <translation>Dërgohet {done} nga {total}</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Pa rrjet</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Kërkon veprimin tuaj</translation>
    </message>
    <message>
        <source>All sent</source>
        <translation>Gjithçka u dërgua</translation>
    </message>
    <message>
        <source>Ready to send</source>
        <translation>Gati për dërgim</translation>
    </message>
    <message>
        <source>Not synchronised yet</source>
        <translation>Ende pa sinkronizim</translation>
    </message>
    <message>
        <source>Last synced {when}</source>
        <translation>Sinkronizuar {when}</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Synchronise</source>
        <translation>Sinkronizo</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Regjistrimi</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Çfarë ndryshoi</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Madhësia</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Ndryshuar</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Gjendja</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Ndryshimet</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historia</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kur</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Rezultati</translation>
    </message>
    <message>
        <source>To send</source>
        <translation>Për dërgim</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Kërkon veprimin tuaj</translation>
    </message>
    <message>
        <source>For review</source>
        <translation>Për shqyrtim</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Të vendosura</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Të marra</translation>
    </message>
    <message>
        <source>Last check: {when}</source>
        <translation>Kontrolli i fundit: {when}</translation>
    </message>
    <message>
        <source>All sent</source>
        <translation>Gjithçka u dërgua</translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <translation>Asgjë nuk kërkon veprimin tuaj</translation>
    </message>
    <message>
        <source>Nothing waits for review</source>
        <translation>Asgjë nuk pret shqyrtim</translation>
    </message>
    <message>
        <source>Nothing was decided yet</source>
        <translation>Ende nuk është vendosur asgjë</translation>
    </message>
    <message>
        <source>Nothing received yet</source>
        <translation>Ende nuk është marrë asgjë</translation>
    </message>
    <message>
        <source>Closed by the office: {note}</source>
        <translation>E mbylli zyra: {note}</translation>
    </message>
    <message>
        <source>Possible duplicate</source>
        <translation>Dyfish i mundshëm</translation>
    </message>
    <message>
        <source>Not synchronised yet</source>
        <translation>Ende pa sinkronizim</translation>
    </message>
    <message>
        <source>{sent} sent, {received} received</source>
        <translation>dërguar {sent}, marrë {received}</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n dallim</numerusform>
            <numerusform>%n dallime</numerusform>
        </translation>
    </message>
    <message>
        <source>failed</source>
        <translation>dështoi</translation>
    </message>
    <message>
        <source>Yesterday 00:00</source>
        <translation>Dje 00:00</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Zgjidh</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Hap</translation>
    </message>
</context>
<context>
    <name>TickEditor</name>
    <message>
        <source>OK</source>
        <translation>Në rregull</translation>
    </message>
</context>
<context>
    <name>TimeEditor</name>
    <message>
        <source>hour:minute</source>
        <translation>ora:minuta</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>Today {time}</source>
        <translation>Sot {time}</translation>
    </message>
    <message>
        <source>Yesterday {time}</source>
        <translation>Dje {time}</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Today</source>
        <translation>Sot</translation>
    </message>
    <message>
        <source>Continue where you left</source>
        <translation>Vazhdoni aty ku e latë</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Kërkon veprimin tuaj</translation>
    </message>
    <message>
        <source>To send</source>
        <translation>Për dërgim</translation>
    </message>
    <message>
        <source>No assessment is in progress.</source>
        <translation>Asnjë vlerësim nuk është në punë.</translation>
    </message>
    <message>
        <source>No differences, nothing refused, nothing returned.</source>
        <translation>Asnjë dallim, asgjë e refuzuar, asgjë e kthyer.</translation>
    </message>
    <message>
        <source>New household</source>
        <translation>Familje e re</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>Sinkronizo</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>Familjet</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>Në punë</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Të plotësuara</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Të padërguara</translation>
    </message>
    <message>
        <source>Open again: {name}</source>
        <translation>Hap përsëri: {name}</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n ndryshim</numerusform>
            <numerusform>%n ndryshime</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n fotografi</numerusform>
            <numerusform>%n fotografi</numerusform>
        </translation>
    </message>
    <message>
        <source>Last synchronised: {when}</source>
        <translation>Sinkronizuar së fundi: {when}</translation>
    </message>
    <message>
        <source>Not synchronised yet</source>
        <translation>Ende pa sinkronizim</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Search everything</source>
        <translation>Kërko kudo</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Temë e çelët</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Temë e errët</translation>
    </message>
    <message>
        <source>Language of the program</source>
        <translation>Gjuha e programit</translation>
    </message>
    <message>
        <source>Profile of {name}</source>
        <translation>Profili: {name}</translation>
    </message>
</context>
<context>
    <name>ViewButton</name>
    <message>
        <source>{view}: a photo is wanted</source>
        <translation>{view}: kërkohet fotografi</translation>
    </message>
    <message>
        <source>{view}: photos {count}</source>
        <translation>{view}: fotografi {count}</translation>
    </message>
    <message>
        <source>{view}: no photo</source>
        <translation>{view}: pa fotografi</translation>
    </message>
</context>
<context>
    <name>VisitDialog</name>
    <message>
        <source>New visit</source>
        <translation>Vizitë e re</translation>
    </message>
    <message>
        <source>The place visited; of a go-and-inform visit, where it is held.</source>
        <translation>Vendi i vizituar; te vizita “shko dhe informo”, vendi ku mbahet.</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Fillo</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Lloji</translation>
    </message>
    <message>
        <source>Participants come from</source>
        <translation>Pjesëmarrësit vijnë nga</translation>
    </message>
</context>
<context>
    <name>WarningRow</name>
    <message>
        <source>Checked, it is correct</source>
        <translation>E kontrolluar, është e saktë</translation>
    </message>
    <message>
        <source>Checked: {reason}</source>
        <translation>E kontrolluar: {reason}</translation>
    </message>
</context>
<context>
    <name>WorkedTable</name>
    <message>
        <source>How is this calculated?</source>
        <translation>Si llogaritet kjo?</translation>
    </message>
    <message>
        <source>Scheme {scheme}. Each component counts with its weight; the index is the weighted mean of the degrees of damage. Components that never existed or are not visible do not count.</source>
        <translation>Skema {scheme}. Çdo pjesë llogaritet me peshën e saj; indeksi është mesatarja e ponderuar e përqindjeve të dëmtimit. Pjesët që nuk kanë ekzistuar ose nuk shihen nuk llogariten.</translation>
    </message>
    <message>
        <source>Worked table</source>
        <translation>Tabela e llogaritjes</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Pjesa</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Shkalla</translation>
    </message>
    <message>
        <source>Degree (%)</source>
        <translation>Dëmtimi (%)</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Pesha</translation>
    </message>
    <message>
        <source>Weight × degree</source>
        <translation>Pesha × dëmtimi</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Mbyll</translation>
    </message>
    <message>
        <source>Sum {products} ÷ weights {weights} = index {index}</source>
        <translation>Shuma {products} ÷ peshat {weights} = indeksi {index}</translation>
    </message>
</context>
<context>
    <name>_Bar</name>
    <message>
        <source>Open the assessment</source>
        <translation>Hap vlerësimin</translation>
    </message>
    <message>
        <source>Start the assessment</source>
        <translation>Fillo vlerësimin</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Kthehu te lista</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Shtyp</translation>
    </message>
    <message>
        <source>New monitoring visit</source>
        <translation>Vizitë e re monitoruese</translation>
    </message>
    <message>
        <source>Damage survey</source>
        <translation>Vlerësim dëmtimi</translation>
    </message>
    <message>
        <source>New damage survey (Ctrl+Shift+D)</source>
        <translation>Vlerësim i ri dëmtimi (Ctrl+Shift+D)</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ndrysho</translation>
    </message>
    <message>
        <source>Change the project&apos;s data (F2)</source>
        <translation>Ndrysho të dhënat e projektit (F2)</translation>
    </message>
    <message>
        <source>Open the survey</source>
        <translation>Hape vlerësimin</translation>
    </message>
    <message>
        <source>Start the survey</source>
        <translation>Fillo vlerësimin</translation>
    </message>
</context>
<context>
    <name>_Create</name>
    <message>
        <source>Set up this laptop</source>
        <translation>Përgatitni këtë laptop</translation>
    </message>
    <message>
        <source>Everything you enter is encrypted on this laptop. No network is needed.</source>
        <translation>Gjithçka që shënoni enkriptohet në këtë laptop. Nuk nevojitet rrjet.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Emri juaj</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Fjalëkalimi</translation>
    </message>
    <message>
        <source>At least {count} characters, for example four words. Nobody can reset it: if it is forgotten, what was not sent is lost.</source>
        <translation>Së paku {count} shenja, për shembull katër fjalë. Askush nuk mund ta rivendosë: nëse harrohet, humbet ajo që nuk është dërguar.</translation>
    </message>
    <message>
        <source>The passphrase again</source>
        <translation>Fjalëkalimi edhe një herë</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation>Trego fjalëkalimin</translation>
    </message>
    <message>
        <source>Address of the office&apos;s server (optional)</source>
        <translation>Adresa e serverit të zyrës (opsionale)</translation>
    </message>
    <message>
        <source>It can be given later, before the first synchronisation.</source>
        <translation>Mund të jepet më vonë, para sinkronizimit të parë.</translation>
    </message>
    <message>
        <source>Create the profile</source>
        <translation>Krijo profilin</translation>
    </message>
    <message>
        <source>Back to the profiles of this laptop</source>
        <translation>Kthehu te profilet e këtij laptopi</translation>
    </message>
    <message>
        <source>Enter your name</source>
        <translation>Shkruani emrin tuaj</translation>
    </message>
    <message>
        <source>The passphrase needs at least {count} characters</source>
        <translation>Fjalëkalimi duhet të ketë së paku {count} shenja</translation>
    </message>
    <message>
        <source>The two passphrases differ</source>
        <translation>Dy fjalëkalimet nuk janë të njëjta</translation>
    </message>
</context>
<context>
    <name>_NoDwelling</name>
    <message>
        <source>Dwelling</source>
        <translation>Objekti i banimit</translation>
    </message>
    <message>
        <source>The house or plot at the place of return, and its papers.</source>
        <translation>Shtëpia ose trualli në vendin e kthimit, me dokumentet.</translation>
    </message>
    <message>
        <source>Add a dwelling</source>
        <translation>Shto objekt banimi</translation>
    </message>
</context>
<context>
    <name>_Side</name>
    <message>
        <source>Return and Reintegration in Kosovo</source>
        <translation>Kthimi dhe Riintegrimi në Kosovë</translation>
    </message>
    <message>
        <source>Works without a network. What you enter is encrypted on this laptop.</source>
        <translation>Punon pa rrjet. Ajo që shënoni enkriptohet në këtë laptop.</translation>
    </message>
</context>
<context>
    <name>_Step</name>
    <message>
        <source>Keyboard: {language}</source>
        <translation>Tastiera: {language}</translation>
    </message>
    <message>
        <source>Caps Lock is on</source>
        <translation>Caps Lock është i ndezur</translation>
    </message>
    <message>
        <source>The keyboard writes Cyrillic letters</source>
        <translation>Tastiera shkruan shkronja cirilike</translation>
    </message>
</context>
<context>
    <name>_Unlock</name>
    <message>
        <source>Open your profile</source>
        <translation>Hapni profilin tuaj</translation>
    </message>
    <message>
        <source>The households on this laptop are locked with your passphrase.</source>
        <translation>Familjet në këtë laptop janë të kyçura me fjalëkalimin tuaj.</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profili</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Fjalëkalimi</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Hap</translation>
    </message>
    <message numerus="yes">
        <source>Next try in %n second(s)</source>
        <translation>
            <numerusform>Prova tjetër pas %n sekonde</numerusform>
            <numerusform>Prova tjetër pas %n sekondash</numerusform>
        </translation>
    </message>
    <message>
        <source>Another officer on this laptop</source>
        <translation>Zyrtar tjetër në këtë laptop</translation>
    </message>
</context>
<context>
    <name>_Wait</name>
    <message>
        <source>Preparing the demonstration</source>
        <translation>Po përgatitet demonstrimi</translation>
    </message>
    <message>
        <source>An office with invented families is being made on this computer. It takes some seconds; nothing leaves the computer.</source>
        <translation>Në këtë kompjuter po krijohet një zyrë me familje të trilluara. Zgjat disa sekonda; asgjë nuk del nga kompjuteri.</translation>
    </message>
    <message>
        <source>{done} of {total} families</source>
        <translation>{done} nga {total} familje</translation>
    </message>
    <message>
        <source>The families are on their way to this laptop</source>
        <translation>Familjet janë rrugës për në këtë laptop</translation>
    </message>
    <message>
        <source>The office is being started</source>
        <translation>Po niset zyra</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>This is not the passphrase of this profile. Check Caps Lock and the keyboard.</source>
        <translation>Ky nuk është fjalëkalimi i këtij profili. Kontrolloni Caps Lock dhe tastierën.</translation>
    </message>
    <message>
        <source>The data file on this laptop is damaged. Nothing was changed. Restore the newest backup, or ask the office for help.</source>
        <translation>Skedari i të dhënave në këtë laptop është i dëmtuar. Asgjë nuk u ndryshua. Riktheni kopjen rezervë më të re ose kërkoni ndihmë nga zyra.</translation>
    </message>
    <message>
        <source>This file was written by RRK Field {program} or later. Update the program; your data is untouched.</source>
        <translation>Ky skedar është shkruar nga RRK Field {program} ose më i ri. Përditësoni programin; të dhënat tuaja janë të paprekura.</translation>
    </message>
    <message>
        <source>The disk of this laptop is full. Free some space; what was already saved stays safe.</source>
        <translation>Disku i këtij laptopi është i mbushur. Lironi pak hapësirë; ajo që u ruajt mbetet e sigurt.</translation>
    </message>
    <message>
        <source>Another window of RRK Field has this profile open. Use that window, or close it first.</source>
        <translation>Ky profil është i hapur në një dritare tjetër të RRK Field. Përdorni atë dritare ose mbylleni më parë.</translation>
    </message>
    <message>
        <source>This laptop has no network. Your work is saved here and will be sent later.</source>
        <translation>Ky laptop nuk ka rrjet. Puna juaj është e ruajtur këtu dhe do të dërgohet më vonë.</translation>
    </message>
    <message>
        <source>The office&apos;s server cannot be reached. Check the connection and try again later; your work is saved on this laptop.</source>
        <translation>Serveri i zyrës nuk arrihet. Kontrolloni lidhjen dhe provoni përsëri më vonë; puna juaj është e ruajtur në këtë laptop.</translation>
    </message>
    <message>
        <source>The answer did not come from the office&apos;s server. If this network asks you to sign in, do that in a web browser, then try again.</source>
        <translation>Përgjigjja nuk erdhi nga serveri i zyrës. Nëse ky rrjet kërkon të identifikoheni, bëjeni këtë në shfletues, pastaj provoni përsëri.</translation>
    </message>
    <message>
        <source>The server could not prove that it is the office&apos;s. Nothing was sent. Check the date of this laptop, or use another network.</source>
        <translation>Serveri nuk mundi të dëshmojë se është i zyrës. Asgjë nuk u dërgua. Kontrolloni datën e këtij laptopi ose përdorni një rrjet tjetër.</translation>
    </message>
    <message>
        <source>The clock of this laptop is wrong by {difference}. Set date and time, then try again.</source>
        <translation>Ora e këtij laptopi gabon për {difference}. Rregulloni datën dhe orën, pastaj provoni përsëri.</translation>
    </message>
    <message>
        <source>The office&apos;s server needs RRK Field {program} or later. Update the program; your work is saved on this laptop.</source>
        <translation>Serveri i zyrës kërkon RRK Field {program} ose më të ri. Përditësoni programin; puna juaj është e ruajtur në këtë laptop.</translation>
    </message>
    <message>
        <source>The office&apos;s server is busy. It will be tried again in a moment.</source>
        <translation>Serveri i zyrës është i zënë. Do të provohet sërish pas pak.</translation>
    </message>
    <message>
        <source>The office&apos;s server had a fault of its own. Nothing is lost; try again later.</source>
        <translation>Serveri i zyrës pati një gabim të vetin. Asgjë nuk humbi; provoni përsëri më vonë.</translation>
    </message>
    <message>
        <source>This is a different server from the one that this laptop belongs to. Nothing was sent and nothing deleted. Check the address.</source>
        <translation>Ky nuk është serveri të cilit i takon ky laptop. Asgjë nuk u dërgua dhe asgjë nuk u fshi. Kontrolloni adresën.</translation>
    </message>
    <message>
        <source>The office&apos;s server does not accept this laptop or this officer any more. Sign in again, or ask the coordinator; your work is saved here.</source>
        <translation>Serveri i zyrës nuk e pranon më këtë laptop ose këtë zyrtar. Hyni përsëri ose pyetni koordinatorin; puna juaj është ruajtur këtu.</translation>
    </message>
    <message>
        <source>The data of this laptop was also used on another computer. Sign in again here; both can go on, and what waits on this laptop is sent.</source>
        <translation>Të dhënat e këtij laptopi janë përdorur edhe në një kompjuter tjetër. Hyni përsëri këtu; të dy mund të vazhdojnë, dhe dërgohet ajo që pret në këtë laptop.</translation>
    </message>
    <message>
        <source>The office is taking this laptop out of use: it sends, and receives nothing any more. Your work is saved here.</source>
        <translation>Zyra po e nxjerr këtë laptop nga përdorimi: ai dërgon dhe nuk merr më asgjë. Puna juaj është ruajtur këtu.</translation>
    </message>
    <message>
        <source>The office&apos;s server has no space left. Your work is saved on this laptop; tell the office.</source>
        <translation>Serveri i zyrës nuk ka më hapësirë. Puna juaj është e ruajtur në këtë laptop; njoftoni zyrën.</translation>
    </message>
    <message>
        <source>This questionnaire cannot be used: {reason}. Tell the office.</source>
        <translation>Ky pyetësor nuk mund të përdoret: {reason}. Njoftoni zyrën.</translation>
    </message>
    <message>
        <source>This questionnaire can only be read: it was approved, or it has left this laptop.</source>
        <translation>Ky pyetësor mund vetëm të lexohet: është miratuar ose nuk është më në këtë laptop.</translation>
    </message>
    <message>
        <source>It is not complete yet. Questions that are missing or wrong: {count}.</source>
        <translation>Nuk është ende i plotësuar. Pyetje që mungojnë ose janë gabim: {count}.</translation>
    </message>
    <message>
        <source>This questionnaire is not on this laptop yet: {form} {version}. Synchronise, then open it again.</source>
        <translation>Ky pyetësor nuk është ende në këtë laptop: {form} {version}. Sinkronizoni, pastaj hapeni sërish.</translation>
    </message>
    <message>
        <source>The office has retired this questionnaire. What was begun with it still opens; nothing new can be begun.</source>
        <translation>Zyra e ka tërhequr këtë pyetësor. Ajo që u fillua me të ende hapet; asgjë e re nuk mund të fillohet.</translation>
    </message>
    <message>
        <source>The file could not be read: {reason}.</source>
        <translation>Skedari nuk u lexua dot: {reason}.</translation>
    </message>
    <message>
        <source>No questionnaire of this kind is here, or none that was chosen.</source>
        <translation>Këtu nuk ka pyetësor të këtij lloji, ose asnjë nga të zgjedhurit.</translation>
    </message>
    <message>
        <source>Your role does not allow restricted answers to be taken out.</source>
        <translation>Roli juaj nuk lejon nxjerrjen e përgjigjeve të kufizuara.</translation>
    </message>
    <message>
        <source>The file cannot be written: {reason}. Nothing was left behind.</source>
        <translation>Skedari nuk mund të shkruhet: {reason}. Nuk mbeti asgjë pas.</translation>
    </message>
    <message>
        <source>The disk of this laptop could not be read or written. What was saved before is safe; copy it to the office as soon as you can.</source>
        <translation>Në diskun e këtij laptopi nuk u lexua ose nuk u shkrua dot. Ajo që u ruajt më parë është e sigurt; kopjojeni në zyrë sa më shpejt që të mundeni.</translation>
    </message>
    <message>
        <source>This record has left this laptop since you opened it. Your last change was not saved; synchronise, and ask the office where it is now.</source>
        <translation>Ky regjistrim nuk është më në këtë laptop që kur e hapët. Ndryshimi juaj i fundit nuk u ruajt; sinkronizoni dhe pyetni zyrën ku gjendet tani.</translation>
    </message>
    <message>
        <source>The passphrase is too short. Use {length} characters or more, for example four words.</source>
        <translation>Fjalëkalimi është shumë i shkurtër. Përdorni {length} shenja ose më shumë, për shembull katër fjalë.</translation>
    </message>
    <message>
        <source>This file is not a picture that RRK Field can read. Use a JPEG or PNG file.</source>
        <translation>Ky skedar nuk është fotografi që RRK Field mund ta lexojë. Përdorni një skedar JPEG ose PNG.</translation>
    </message>
    <message>
        <source>This is a HEIC picture of a telephone, which RRK Field cannot read. Set the camera to JPEG, or send the picture to this laptop as JPEG.</source>
        <translation>Kjo është fotografi HEIC e një telefoni, të cilën RRK Field nuk e lexon. Vendoseni kamerën në JPEG ose dërgojeni fotografinë në këtë laptop si JPEG.</translation>
    </message>
    <message>
        <source>This picture is too large: at most {megabytes} MB and {megapixels} million pixels.</source>
        <translation>Kjo fotografi është tepër e madhe: më së shumti {megabytes} MB dhe {megapixels} milionë pikselë.</translation>
    </message>
    <message>
        <source>This picture is at this question already; it was not added again.</source>
        <translation>Kjo fotografi është tashmë te kjo pyetje; nuk u shtua përsëri.</translation>
    </message>
    <message>
        <source>A file of this kind is not kept here, or the question asks for another kind.</source>
        <translation>Skedari i këtij lloji nuk ruhet këtu, ose pyetja kërkon lloj tjetër.</translation>
    </message>
    <message>
        <source>This file is too large: at most {megabytes} MB can be sent to the office.</source>
        <translation>Ky skedar është tepër i madh: në zyrë mund të dërgohen më së shumti {megabytes} MB.</translation>
    </message>
    <message>
        <source>This address cannot be used. The address of the office&apos;s server begins with https://.</source>
        <translation>Kjo adresë nuk mund të përdoret. Adresa e serverit të zyrës fillon me https://.</translation>
    </message>
    <message>
        <source>The office&apos;s server was set back to an older state. Nothing was sent and nothing deleted; tell the office. Your work is saved on this laptop.</source>
        <translation>Serveri i zyrës u kthye në një gjendje më të vjetër. Asgjë nuk u dërgua dhe asgjë nuk u fshi; njoftoni zyrën. Puna juaj është e ruajtur në këtë laptop.</translation>
    </message>
    <message>
        <source>This program is newer than the office&apos;s server. Your work is saved here and will be sent when the office has updated its server.</source>
        <translation>Ky program është më i ri se serveri i zyrës. Puna juaj është e ruajtur këtu dhe do të dërgohet kur zyra ta ketë përditësuar serverin.</translation>
    </message>
    <message>
        <source>This laptop does not belong to an office yet. Sign in to the office first.</source>
        <translation>Ky laptop ende nuk i takon një zyre. Lidhuni më parë me zyrën.</translation>
    </message>
    <message>
        <source>An area is written as hectares, ares and square metres, for example 1.39.68.</source>
        <translation>Sipërfaqja shkruhet në hektarë, arë dhe metra katrorë, për shembull 1.39.68.</translation>
    </message>
    <message>
        <source>A share is written as a fraction, such as 1/3.</source>
        <translation>Pjesa shkruhet si thyesë, për shembull 1/3.</translation>
    </message>
    <message>
        <source>The shares of those who pay add up to more than the bill. Correct one of them.</source>
        <translation>Pjesët e atyre që paguajnë së bashku e kalojnë parallogarinë. Korrigjoni njërën prej tyre.</translation>
    </message>
    <message>
        <source>This is not a date yet. Write it as 14.6.1971, 6.1999 or 1999.</source>
        <translation>Kjo nuk është ende datë. Shkruajeni si 14.6.1971, 6.1999 ose 1999.</translation>
    </message>
    <message>
        <source>The office of the demonstration did not start. It needs the server&apos;s packages: install rrk-field with the extra central.</source>
        <translation>Zyra e demonstrimit nuk u nis. I nevojiten paketat e serverit: instaloni rrk-field me shtesën central.</translation>
    </message>
    <message>
        <source>The office&apos;s server could not accept a value. Open the record and check it.</source>
        <translation>Serveri i zyrës nuk mundi ta pranojë një vlerë. Hapni regjistrimin dhe kontrollojeni.</translation>
    </message>
    <message>
        <source>An answer is too long for the office&apos;s server. Open the record and shorten it.</source>
        <translation>Një përgjigje është shumë e gjatë për serverin e zyrës. Hapni regjistrimin dhe shkurtojeni.</translation>
    </message>
    <message>
        <source>The office&apos;s server does not know this kind of record yet. It is kept here.</source>
        <translation>Serveri i zyrës ende nuk e njeh këtë lloj regjistrimi. Ai ruhet këtu.</translation>
    </message>
    <message>
        <source>The office&apos;s server does not know one of these fields yet. It is kept here.</source>
        <translation>Serveri i zyrës ende nuk e njeh një nga këto fusha. Ajo ruhet këtu.</translation>
    </message>
    <message>
        <source>The office&apos;s server does not know this version of the questionnaire yet.</source>
        <translation>Serveri i zyrës ende nuk e njeh këtë version të pyetësorit.</translation>
    </message>
    <message>
        <source>What this belongs to has not reached the office yet. It will be sent again.</source>
        <translation>Ajo së cilës i përket kjo ende nuk ka arritur në zyrë. Do të dërgohet sërish.</translation>
    </message>
    <message>
        <source>The office&apos;s server does not have this record. Tell the office.</source>
        <translation>Serveri i zyrës nuk e ka këtë regjistrim. Njoftoni zyrën.</translation>
    </message>
    <message>
        <source>It follows a change that the office&apos;s server did not accept. Settle that first.</source>
        <translation>Vjen pas një ndryshimi që serveri i zyrës nuk e pranoi. Zgjidheni atë më parë.</translation>
    </message>
    <message>
        <source>It belongs to a change that the office&apos;s server did not accept as a whole.</source>
        <translation>I përket një ndryshimi që serveri i zyrës nuk e pranoi të tërin.</translation>
    </message>
    <message>
        <source>This municipality is not yours. A coordinator decides about the change.</source>
        <translation>Kjo komunë nuk është e juaja. Për ndryshimin vendos një koordinator.</translation>
    </message>
    <message>
        <source>The household was moved to a municipality that is not yours. A coordinator decides.</source>
        <translation>Familja u kalua në një komunë që nuk është e juaja. Vendos një koordinator.</translation>
    </message>
    <message>
        <source>Possible duplicate: are they one person?</source>
        <translation>Dyfish i mundshëm: a janë një person?</translation>
    </message>
    <message>
        <source>The office did not apply this change.</source>
        <translation>Zyra nuk e zbatoi këtë ndryshim.</translation>
    </message>
    <message>
        <source>The office had approved it before your change arrived. A coordinator decides about it.</source>
        <translation>Zyra e kishte miratuar para se të arrinte ndryshimi juaj. Për të vendos një koordinator.</translation>
    </message>
    <message>
        <source>The office erased this record. Your change is kept for a coordinator.</source>
        <translation>Zyra e fshiu këtë regjistrim. Ndryshimi juaj ruhet për një koordinator.</translation>
    </message>
    <message>
        <source>Only a coordinator may remove this. The removal waits for a decision.</source>
        <translation>Vetëm koordinatori mund ta heqë këtë. Heqja pret një vendim.</translation>
    </message>
    <message>
        <source>Something went wrong in the program. What was saved is safe. Details are in the log; try again, or restart the program.</source>
        <translation>Diçka shkoi keq në program. Ajo që u ruajt është e sigurt. Hollësitë janë në ditarin e programit; provoni përsëri ose rinisni programin.</translation>
    </message>
</context>
<context>
    <name>paper</name>
    <message>
        <source>not applicable</source>
        <translation>nuk vlen</translation>
    </message>
    <message>
        <source>does not know</source>
        <translation>nuk e di</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refuzoi</translation>
    </message>
    <message>
        <source>given</source>
        <translation>e dhënë</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>po</translation>
    </message>
    <message>
        <source>accuracy {metres} m</source>
        <translation>saktësia {metres} m</translation>
    </message>
    <message>
        <source>Bill of quantities</source>
        <translation>Paramasë dhe parallogari</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>Punimet</translation>
    </message>
    <message>
        <source>Damage by component</source>
        <translation>Dëmtimi sipas pjesëve</translation>
    </message>
    <message>
        <source>Prepared by (surveyor)</source>
        <translation>Përgatiti (vlerësuesi)</translation>
    </message>
    <message>
        <source>Checked by (engineer)</source>
        <translation>Kontrolloi (inxhinieri)</translation>
    </message>
    <message>
        <source>Owner or representative</source>
        <translation>Pronari ose përfaqësuesi</translation>
    </message>
    <message>
        <source>{value} (provisional)</source>
        <translation>{value} (e përkohshme)</translation>
    </message>
    <message>
        <source>{scheme} (unofficial default)</source>
        <translation>{scheme} (parazgjedhje jozyrtare)</translation>
    </message>
    <message>
        <source>Head of household</source>
        <translation>Kryefamiljari</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Numri</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Vendi</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresa</translation>
    </message>
    <message>
        <source>Parcel</source>
        <translation>Parcela</translation>
    </message>
    <message>
        <source>Damage survey</source>
        <translation>Vlerësimi i dëmtimit</translation>
    </message>
    <message>
        <source>Survey date</source>
        <translation>Data e vlerësimit</translation>
    </message>
    <message>
        <source>Surveyors</source>
        <translation>Vlerësuesit</translation>
    </message>
    <message>
        <source>Damage category</source>
        <translation>Kategoria e dëmtimit</translation>
    </message>
    <message>
        <source>Damage index</source>
        <translation>Indeksi i dëmtimit</translation>
    </message>
    <message>
        <source>Safety tag</source>
        <translation>Etiketa e sigurisë</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>Skema</translation>
    </message>
    <message>
        <source>Proposed work</source>
        <translation>Punimet e propozuara</translation>
    </message>
    <message>
        <source>House type</source>
        <translation>Tipi i shtëpisë</translation>
    </message>
    <message>
        <source>Gross floor area</source>
        <translation>Sipërfaqja bruto</translation>
    </message>
    <message>
        <source>Price list</source>
        <translation>Lista e çmimeve</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Zëri</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Punimi</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Për</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Njësia</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Sasia</translation>
    </message>
    <message>
        <source>Unit price, EUR</source>
        <translation>Çmimi për njësi, EUR</translation>
    </message>
    <message>
        <source>Total, EUR</source>
        <translation>Gjithsej, EUR</translation>
    </message>
    <message>
        <source>Subtotal {group}</source>
        <translation>Nëntotali {group}</translation>
    </message>
    <message>
        <source>Contingency {percent}</source>
        <translation>Punë të paparashikuara {percent}</translation>
    </message>
    <message>
        <source>VAT {percent}</source>
        <translation>TVSH {percent}</translation>
    </message>
    <message>
        <source>VAT: exempt</source>
        <translation>TVSH: e liruar</translation>
    </message>
    <message>
        <source>Works, all groups</source>
        <translation>Punimet, të gjitha grupet</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gjithsej</translation>
    </message>
    <message>
        <source>Total per m² of gross floor area</source>
        <translation>Gjithsej për m² të sipërfaqes bruto</translation>
    </message>
    <message>
        <source>Ceiling ({what})</source>
        <translation>Kufiri i sipërm ({what})</translation>
    </message>
    <message>
        <source>The total is {amount} above the ceiling.</source>
        <translation>Totali e kalon kufirin për {amount}.</translation>
    </message>
    <message>
        <source>Component</source>
        <translation>Pjesa</translation>
    </message>
    <message>
        <source>Damage level</source>
        <translation>Shkalla e dëmtimit</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>E dëmtuar</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Veprimi</translation>
    </message>
    <message>
        <source>Check: {text}</source>
        <translation>Kontrolloni: {text}</translation>
    </message>
    <message>
        <source>computed by the program</source>
        <translation>e llogarit programi</translation>
    </message>
    <message>
        <source>Number the answers; 1 is the first.</source>
        <translation>Numëroni përgjigjet; 1 është e para.</translation>
    </message>
    <message>
        <source>from the list in the program</source>
        <translation>nga lista në program</translation>
    </message>
    <message>
        <source>day</source>
        <translation>dita</translation>
    </message>
    <message>
        <source>month</source>
        <translation>muaji</translation>
    </message>
    <message>
        <source>year</source>
        <translation>viti</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>ora</translation>
    </message>
    <message>
        <source>minute</source>
        <translation>minuta</translation>
    </message>
    <message>
        <source>about</source>
        <translation>përafërsisht</translation>
    </message>
    <message>
        <source>latitude</source>
        <translation>gjerësia gjeografike</translation>
    </message>
    <message>
        <source>longitude</source>
        <translation>gjatësia gjeografike</translation>
    </message>
    <message>
        <source>accuracy in m</source>
        <translation>saktësia në m</translation>
    </message>
    <message>
        <source>Yes, acknowledged</source>
        <translation>Po, u mor parasysh</translation>
    </message>
    <message>
        <source>numbers of the photos</source>
        <translation>numrat e fotografive</translation>
    </message>
    <message>
        <source>name of the file</source>
        <translation>emri i skedarit</translation>
    </message>
    <message>
        <source>from {low} to {high}</source>
        <translation>nga {low} deri në {high}</translation>
    </message>
    <message>
        <source>For more rows take a further sheet.</source>
        <translation>Për rreshta të tjerë merrni fletë tjetër.</translation>
    </message>
    <message>
        <source>Codes for {question}: {codes}</source>
        <translation>Shifrat për {question}: {codes}</translation>
    </message>
    <message>
        <source>Write the code of the answer into the column.</source>
        <translation>Shkruani shifrën e përgjigjes në shtyllë.</translation>
    </message>
    <message>
        <source>Write several answers below each other, in order.</source>
        <translation>Shkruani disa përgjigje njërën nën tjetrën, me radhë.</translation>
    </message>
    <message>
        <source>This project is funded by the European Union</source>
        <translation>Ky projekt financohet nga Bashkimi Evropian</translation>
    </message>
    <message>
        <source>Co-funded by the Ministry for Communities and Return (MCR)</source>
        <translation>Bashkëfinancuar nga Ministria për Komunitete dhe Kthim (MKK)</translation>
    </message>
    <message>
        <source>Phase {phase}</source>
        <translation>Faza {phase}</translation>
    </message>
    <message>
        <source>unofficial default</source>
        <translation>parazgjedhje jozyrtare</translation>
    </message>
    <message>
        <source>Implemented by {names}</source>
        <translation>Zbaton: {names}</translation>
    </message>
    <message>
        <source>Note {number}:</source>
        <translation>Shënimi {number}:</translation>
    </message>
    <message>
        <source>see note {number} below</source>
        <translation>shih shënimin {number} më poshtë</translation>
    </message>
    <message>
        <source>name, signature, date</source>
        <translation>emri, nënshkrimi, data</translation>
    </message>
    <message>
        <source>Household dossier</source>
        <translation>Dosja e familjes</translation>
    </message>
    <message>
        <source>Confidential: personal data. Hand it only to those whom the household named in its consent, and destroy it when it is no longer needed.</source>
        <translation>E besueshme: të dhëna personale. Jepjani vetëm atyre që familja i ka përmendur në pëlqim dhe asgjësojeni kur nuk duhet më.</translation>
    </message>
    <message>
        <source>Consent was withdrawn on {day}: share or publish nothing.</source>
        <translation>Pëlqimi u tërhoq më {day}: mos ndani e mos publikoni asgjë.</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>Familja</translation>
    </message>
    <message>
        <source>Name in Cyrillic</source>
        <translation>Emri në cirilik</translation>
    </message>
    <message>
        <source>File number</source>
        <translation>Numri i dosjes</translation>
    </message>
    <message>
        <source>Provisional number</source>
        <translation>Numri i përkohshëm</translation>
    </message>
    <message>
        <source>Place of return</source>
        <translation>Vendi i kthimit</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategoria</translation>
    </message>
    <message>
        <source>Community, as declared</source>
        <translation>Komuniteti, sipas deklarimit</translation>
    </message>
    <message>
        <source>Language of papers</source>
        <translation>Gjuha e dokumenteve</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefoni</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-posta</translation>
    </message>
    <message>
        <source>Contact person</source>
        <translation>Personi kontaktues</translation>
    </message>
    <message>
        <source>Persons</source>
        <translation>Personat</translation>
    </message>
    <message>
        <source>No persons are entered.</source>
        <translation>Nuk janë shënuar persona.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Emri</translation>
    </message>
    <message>
        <source>Relation to the head</source>
        <translation>Lidhja me kryefamiljarin</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>Gjinia</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>Datëlindja</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Mosha</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>Numri i identitetit</translation>
    </message>
    <message>
        <source>Main activity</source>
        <translation>Veprimtaria kryesore</translation>
    </message>
    <message>
        <source>Comes back</source>
        <translation>Kthehet</translation>
    </message>
    <message>
        <source>Displacement</source>
        <translation>Zhvendosja</translation>
    </message>
    <message>
        <source>Home before displacement</source>
        <translation>Shtëpia para zhvendosjes</translation>
    </message>
    <message>
        <source>Place of displacement</source>
        <translation>Vendi i zhvendosjes</translation>
    </message>
    <message>
        <source>Dwelling {number}</source>
        <translation>Objekti i banimit {number}</translation>
    </message>
    <message>
        <source>Cadastral zone</source>
        <translation>Zona kadastrale</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Lloji</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Pronari</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Pozita</translation>
    </message>
    <message>
        <source>Property papers</source>
        <translation>Dokumentet e pronës</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Dokumenti</translation>
    </message>
    <message>
        <source>Issued on, by</source>
        <translation>Lëshuar më, nga</translation>
    </message>
    <message>
        <source>Area (ha.a.m²)</source>
        <translation>Sipërfaqja (ha.a.m²)</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Pjesa</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>Titullari</translation>
    </message>
    <message>
        <source>Original seen</source>
        <translation>Origjinali i parë</translation>
    </message>
    <message>
        <source>no</source>
        <translation>jo</translation>
    </message>
    <message>
        <source>Damage survey {number}</source>
        <translation>Vlerësimi i dëmtimit {number}</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Gjendja</translation>
    </message>
    <message>
        <source>Category, computed</source>
        <translation>Kategoria, e llogaritur</translation>
    </message>
    <message>
        <source>Habitable now</source>
        <translation>E banueshme tani</translation>
    </message>
    <message>
        <source>Estimate, total</source>
        <translation>Parallogaria, gjithsej</translation>
    </message>
    <message>
        <source>Reason for the change of category</source>
        <translation>Arsyeja e ndryshimit të kategorisë</translation>
    </message>
    <message>
        <source>Damaged components</source>
        <translation>Pjesët e dëmtuara</translation>
    </message>
    <message>
        <source>Date of the visit</source>
        <translation>Data e vizitës</translation>
    </message>
    <message>
        <source>Questionnaire</source>
        <translation>Pyetësori</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pyetja</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Përgjigjja</translation>
    </message>
    <message>
        <source>Score and eligibility</source>
        <translation>Pikët dhe kushtet</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Pjesa</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Pikët</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Më së shumti</translation>
    </message>
    <message>
        <source>The total is provisional.</source>
        <translation>Totali është i përkohshëm.</translation>
    </message>
    <message>
        <source>Eligibility, computed</source>
        <translation>Kushtet, të llogaritura</translation>
    </message>
    <message>
        <source>Eligibility, assessor</source>
        <translation>Kushtet, sipas vlerësuesit</translation>
    </message>
    <message>
        <source>Vulnerability, confirmed</source>
        <translation>Cenueshmëria, e konfirmuar</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>në pritje</translation>
    </message>
    <message>
        <source>Housing need</source>
        <translation>Nevoja për banim</translation>
    </message>
    <message>
        <source>Vulnerability</source>
        <translation>Cenueshmëria</translation>
    </message>
    <message>
        <source>Livelihood prospects</source>
        <translation>Mundësitë e jetesës</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Pëlqimi</translation>
    </message>
    <message>
        <source>No consent is recorded.</source>
        <translation>Nuk është regjistruar pëlqim.</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Text and version</source>
        <translation>Teksti dhe versioni</translation>
    </message>
    <message>
        <source>Read in</source>
        <translation>Lexuar në</translation>
    </message>
    <message>
        <source>Witness</source>
        <translation>Dëshmitari</translation>
    </message>
    <message>
        <source>May be shared with</source>
        <translation>Mund të ndahen me</translation>
    </message>
    <message>
        <source>Photo and story may be published</source>
        <translation>Fotografia dhe rrëfimi mund të publikohen</translation>
    </message>
    <message>
        <source>Withdrawn on</source>
        <translation>Tërhequr më</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Shënime</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotografitë</translation>
    </message>
    <message>
        <source>Photos that are not on this laptop yet: {count}</source>
        <translation>Fotografi që nuk janë ende në këtë laptop: {count}</translation>
    </message>
    <message>
        <source>Nothing was entered here.</source>
        <translation>Këtu nuk është shënuar asgjë.</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>Versioni {version}</translation>
    </message>
    <message>
        <source>Blank form</source>
        <translation>Formular i zbrazët</translation>
    </message>
    <message>
        <source>Filled in</source>
        <translation>I plotësuar</translation>
    </message>
    <message>
        <source>Household number</source>
        <translation>Numri i familjes</translation>
    </message>
    <message>
        <source>Project number</source>
        <translation>Numri i projektit</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekti</translation>
    </message>
    <message>
        <source>Visit number</source>
        <translation>Numri i vizitës</translation>
    </message>
    <message>
        <source>Place visited</source>
        <translation>Vendi i vizituar</translation>
    </message>
    <message>
        <source>Officer</source>
        <translation>Zyrtari</translation>
    </message>
    <message>
        <source>A star after a code: the question must be answered. A circle: choose one answer. A square: choose all that apply.</source>
        <translation>Yll pas shifrës: pyetja duhet të përgjigjet. Rreth: zgjidhni një përgjigje. Katror: zgjidhni të gjitha që vlejnë.</translation>
    </message>
    <message>
        <source>Household assessment</source>
        <translation>Vlerësimi i familjes</translation>
    </message>
    <message>
        <source>Housing damage survey</source>
        <translation>Vlerësimi i dëmtimit të shtëpisë</translation>
    </message>
    <message>
        <source>Monitoring visit</source>
        <translation>Vizitë monitoruese</translation>
    </message>
    <message>
        <source>Infrastructure survey</source>
        <translation>Vlerësim i infrastrukturës</translation>
    </message>
    <message>
        <source>Go-and-see visit</source>
        <translation>Vizitë “shko dhe shiko”</translation>
    </message>
    <message>
        <source>Filled in with version {version}</source>
        <translation>Plotësuar me versionin {version}</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>skicë</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>në punë</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>kthyer për korrigjim</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>e plotësuar</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>e miratuar</translation>
    </message>
    <message>
        <source>died</source>
        <translation>ka vdekur</translation>
    </message>
    <message>
        <source>moved away</source>
        <translation>është shpërngulur</translation>
    </message>
    <message>
        <source>entered twice</source>
        <translation>e shënuar dy herë</translation>
    </message>
    <message>
        <source>mistake</source>
        <translation>gabim</translation>
    </message>
    <message>
        <source>{form}, version {version}</source>
        <translation>{form}, versioni {version}</translation>
    </message>
    <message>
        <source>EU - Return and Reintegration in Kosovo</source>
        <translation>BE - Kthimi dhe Riintegrimi në Kosovë</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Faqja {page} nga {pages}</translation>
    </message>
    <message>
        <source>Data as of {moment}</source>
        <translation>Të dhënat e datës {moment}</translation>
    </message>
    <message>
        <source>Data of this laptop, not yet synchronised</source>
        <translation>Të dhëna të këtij laptopi, ende të pasinkronizuara</translation>
    </message>
    <message>
        <source>Printed {moment}</source>
        <translation>Shtypur më {moment}</translation>
    </message>
    <message>
        <source>Only if {condition}.</source>
        <translation>Vetëm nëse {condition}.</translation>
    </message>
    <message>
        <source>{question} is not answered</source>
        <translation>{question} nuk ka përgjigje</translation>
    </message>
    <message>
        <source>{question} is answered</source>
        <translation>{question} ka përgjigje</translation>
    </message>
    <message>
        <source>at least {number} answers are chosen in {question}</source>
        <translation>te {question} janë zgjedhur së paku {number} përgjigje</translation>
    </message>
    <message>
        <source>this follows from the answers to {questions}</source>
        <translation>kjo del nga përgjigjet te {questions}</translation>
    </message>
    <message>
        <source>{question} is answered, but not with {answer}</source>
        <translation>{question} ka përgjigje, por jo {answer}</translation>
    </message>
    <message>
        <source>{answer} is not chosen in {question}</source>
        <translation>te {question} nuk është zgjedhur {answer}</translation>
    </message>
    <message>
        <source>{answer} is chosen in {question}</source>
        <translation>te {question} është zgjedhur {answer}</translation>
    </message>
    <message>
        <source>{question} is not {answer}</source>
        <translation>{question} nuk është {answer}</translation>
    </message>
    <message>
        <source>{question} is {answer}</source>
        <translation>{question} është {answer}</translation>
    </message>
    <message>
        <source>{question} is between {low} and {high}</source>
        <translation>{question} është ndërmjet {low} dhe {high}</translation>
    </message>
    <message>
        <source>{question} is from {low} to {high}</source>
        <translation>{question} është nga {low} deri në {high}</translation>
    </message>
    <message>
        <source>{question} is more than {low}</source>
        <translation>{question} është më shumë se {low}</translation>
    </message>
    <message>
        <source>{question} is at least {low}</source>
        <translation>{question} është së paku {low}</translation>
    </message>
    <message>
        <source>{question} is less than {high}</source>
        <translation>{question} është më pak se {high}</translation>
    </message>
    <message>
        <source>{question} is at most {high}</source>
        <translation>{question} është më së shumti {high}</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} dhe nëse {second}</translation>
    </message>
    <message>
        <source>{first} or {second}</source>
        <translation>{first} ose nëse {second}</translation>
    </message>
    <message>
        <source>the value computed from {questions}</source>
        <translation>vlera e llogaritur nga {questions}</translation>
    </message>
    <message>
        <source>{all_but_last} and {last}</source>
        <translation>{all_but_last} dhe {last}</translation>
    </message>
    <message>
        <source>{all_but_last} or {last}</source>
        <translation>{all_but_last} ose {last}</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>&quot;{text}&quot;</translation>
    </message>
</context>
<context>
    <name>transfer</name>
    <message>
        <source>The form has no question for this column; what stands in it is kept as a remark.</source>
        <translation>Formulari nuk ka pyetje për këtë kolonë; çka shkruan aty ruhet si vërejtje.</translation>
    </message>
    <message>
        <source>“{value}” is none of the choices; it is kept as a remark.</source>
        <translation>“{value}” nuk është asnjë nga zgjedhjet; ruhet si vërejtje.</translation>
    </message>
    <message>
        <source>“{value}” is not what this question asks for; it is marked in the form.</source>
        <translation>“{value}” nuk është çka kërkon kjo pyetje; është shënuar në formular.</translation>
    </message>
    <message>
        <source>This row belongs to no questionnaire of the file; it was left out.</source>
        <translation>Ky rresht nuk i takon asnjë pyetësori të skedarit; u la jashtë.</translation>
    </message>
    <message>
        <source>This file cannot be read: {value}</source>
        <translation>Ky skedar nuk mund të lexohet: {value}</translation>
    </message>
    <message>
        <source>The form “{value}” is not on this laptop; nothing was read from here.</source>
        <translation>Formulari “{value}” nuk është në këtë laptop; nga këtu nuk u lexua asgjë.</translation>
    </message>
    <message>
        <source>Version {value} of the form is not on this laptop; another one was used.</source>
        <translation>Versioni {value} i formularit nuk është në këtë laptop; u përdor një tjetër.</translation>
    </message>
    <message>
        <source>No part of the form has such columns; the table was left out.</source>
        <translation>Asnjë pjesë e formularit nuk ka kolona të tilla; tabela u la jashtë.</translation>
    </message>
    <message>
        <source>The same questionnaire stands in the file twice.</source>
        <translation>I njëjti pyetësor është dy herë në skedar.</translation>
    </message>
    <message>
        <source>No household or project on this laptop has the number “{value}”.</source>
        <translation>Asnjë familje ose projekt në këtë laptop nuk e ka numrin “{value}”.</translation>
    </message>
    <message>
        <source>The file does not say whose it is.</source>
        <translation>Skedari nuk tregon të kujt është.</translation>
    </message>
    <message>
        <source>The household has no house here, or several; add the house, or leave one, and read the file in again.</source>
        <translation>Familja nuk ka shtëpi këtu, ose ka disa; shtoni shtëpinë, ose lini vetëm një, dhe lexojeni skedarin përsëri.</translation>
    </message>
    <message>
        <source>The municipality that was visited is missing.</source>
        <translation>Mungon komuna që u vizitua.</translation>
    </message>
</context>
</TS>
