<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sq" sourcelanguage="en">
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>Në rregull</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Ruaj</translation>
    </message>
    <message>
        <source>Save All</source>
        <translation>Ruaji të gjitha</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Hap</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Po</translation>
    </message>
    <message>
        <source>Yes to &amp;All</source>
        <translation>Po për të &amp;gjitha</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Jo</translation>
    </message>
    <message>
        <source>N&amp;o to All</source>
        <translation>J&amp;o për të gjitha</translation>
    </message>
    <message>
        <source>Abort</source>
        <translation>Ndërprit</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Provo përsëri</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Shpërfill</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Mbyll</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Anulo</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Hidh poshtë</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ndihmë</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Zbato</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Rikthe</translation>
    </message>
    <message>
        <source>Restore Defaults</source>
        <translation>Rikthe parazgjedhjet</translation>
    </message>
</context>
<context>
    <name>QDialogButtonBox</name>
    <message>
        <source>OK</source>
        <translation>Në rregull</translation>
    </message>
</context>
<context>
    <name>QProgressDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Anulo</translation>
    </message>
</context>
<context>
    <name>QInputDialog</name>
    <message>
        <source>Enter a value:</source>
        <translation>Shkruani një vlerë:</translation>
    </message>
</context>
<context>
    <name>QMessageBox</name>
    <message>
        <source>Show Details...</source>
        <translation>Trego hollësitë...</translation>
    </message>
    <message>
        <source>Hide Details...</source>
        <translation>Fshih hollësitë...</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Zhbëj</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Ribëj</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Prit</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopjo</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Ngjit</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Fshi</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Zgjidh të gjitha</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Zhbëj</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Ribëj</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Prit</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopjo</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>Kopjo adresën e &amp;lidhjes</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Ngjit</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Fshi</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Zgjidh të gjitha</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Zgjidh të gjitha</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Rrit</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>&amp;Zvogëlo</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>Alt</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>Meta</source>
        <translation>Meta</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Hapësirë</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Ins</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Majtas</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Lart</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Djathtas</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Poshtë</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>PgUp</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>PgDn</translation>
    </message>
    <message>
        <source>F%1</source>
        <translation>F%1</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
Dosja nuk u gjet.
Kontrolloni emrin e dosjes.</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
Skedari nuk u gjet.
Kontrolloni emrin e skedarit.</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 ekziston tashmë.
A doni ta zëvendësoni?</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Zgjidh</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Fshi</translation>
    </message>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Shiko në:</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>&amp;Dosje e re</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Hap</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Riemërto</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Ruaj</translation>
    </message>
    <message>
        <source>'%1' is write protected.
Do you want to delete it anyway?</source>
        <translation>“%1” është i mbrojtur.
A doni ta fshini gjithsesi?</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Të gjithë skedarët (*)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Të gjithë skedarët (*)</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <translation>Alt+Left</translation>
    </message>
    <message>
        <source>Alt+Right</source>
        <translation>Alt+Right</translation>
    </message>
    <message>
        <source>Alt+Up</source>
        <translation>Alt+Up</translation>
    </message>
    <message>
        <source>Are you sure you want to delete '%1'?</source>
        <translation>A jeni i sigurt që doni ta fshini “%1”?</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Prapa</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>Kalo në pamjen me hollësi</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>Kalo në pamjen si listë</translation>
    </message>
    <message>
        <source>Could not delete directory.</source>
        <translation>Dosja nuk mund të fshihej.</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Krijo dosje të re</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Krijo një dosje të re</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Fshi</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Pamje me hollësi</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>Dosjet</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Dosja:</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Emri i skedarit:</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Skedarët</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Skedarë të &amp;llojit:</translation>
    </message>
    <message>
        <source>Find Directory</source>
        <translation>Gjej dosjen</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Shko prapa</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Shko para</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Shko te dosja mëmë</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Pamje si listë</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>Lista e vendeve dhe faqerojtësve</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Dosje e re</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Hap</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Dosja mëmë</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>Vendet e fundit</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Hiq</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Ruaj si</translation>
    </message>
    <message>
        <source>Show </source>
        <translation>Trego </translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Trego skedarët e &amp;fshehur</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Shiriti anësor</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Computer</source>
        <translation>Kompjuteri</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Data e ndryshimit</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Lloji</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Kompjuteri im</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Emri</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Madhësia</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Lloji</translation>
    </message>
</context>
<context>
    <name>QScrollBar</name>
    <message>
        <source>Bottom</source>
        <translation>Fundi</translation>
    </message>
    <message>
        <source>Left edge</source>
        <translation>Skaji i majtë</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>Një faqe poshtë</translation>
    </message>
    <message>
        <source>Page left</source>
        <translation>Një faqe majtas</translation>
    </message>
    <message>
        <source>Page right</source>
        <translation>Një faqe djathtas</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>Një faqe lart</translation>
    </message>
    <message>
        <source>Right edge</source>
        <translation>Skaji i djathtë</translation>
    </message>
    <message>
        <source>Scroll down</source>
        <translation>Lëviz poshtë</translation>
    </message>
    <message>
        <source>Scroll here</source>
        <translation>Lëviz këtu</translation>
    </message>
    <message>
        <source>Scroll left</source>
        <translation>Lëviz majtas</translation>
    </message>
    <message>
        <source>Scroll right</source>
        <translation>Lëviz djathtas</translation>
    </message>
    <message>
        <source>Scroll up</source>
        <translation>Lëviz lart</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>Kreu</translation>
    </message>
</context>
<context>
    <name>QTabBar</name>
    <message>
        <source>Scroll Left</source>
        <translation>Lëviz majtas</translation>
    </message>
    <message>
        <source>Scroll Right</source>
        <translation>Lëviz djathtas</translation>
    </message>
</context>
<context>
    <name>QComboBox</name>
    <message>
        <source>False</source>
        <translation>Jo</translation>
    </message>
    <message>
        <source>Open the combo box selection popup</source>
        <translation>Hap listën e zgjedhjes</translation>
    </message>
    <message>
        <source>True</source>
        <translation>Po</translation>
    </message>
</context>
<context>
    <name>QUndoStack</name>
    <message>
        <source>Redo</source>
        <translation>Ribëj</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>Ribëj: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zhbëj</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>Zhbëj: %1</translation>
    </message>
</context>
<context>
    <name>QAccessibleActionInterface</name>
    <message>
        <source>Decrease</source>
        <translation>Zvogëlo</translation>
    </message>
    <message>
        <source>Decrease the value</source>
        <translation>Zvogëlo vlerën</translation>
    </message>
    <message>
        <source>Goes back a page</source>
        <translation>Kthehet një faqe</translation>
    </message>
    <message>
        <source>Goes to the next page</source>
        <translation>Shkon në faqen tjetër</translation>
    </message>
    <message>
        <source>Increase</source>
        <translation>Rrit</translation>
    </message>
    <message>
        <source>Increase the value</source>
        <translation>Rrit vlerën</translation>
    </message>
    <message>
        <source>Moves the element into the visible area</source>
        <translation>E sjell elementin në pjesën e dukshme</translation>
    </message>
    <message>
        <source>Next Page</source>
        <translation>Faqja tjetër</translation>
    </message>
    <message>
        <source>Press</source>
        <translation>Shtyp</translation>
    </message>
    <message>
        <source>Previous Page</source>
        <translation>Faqja e mëparshme</translation>
    </message>
    <message>
        <source>Scroll Down</source>
        <translation>Lëviz poshtë</translation>
    </message>
    <message>
        <source>Scroll Left</source>
        <translation>Lëviz majtas</translation>
    </message>
    <message>
        <source>Scroll Right</source>
        <translation>Lëviz djathtas</translation>
    </message>
    <message>
        <source>Scroll Up</source>
        <translation>Lëviz lart</translation>
    </message>
    <message>
        <source>Scrolls down</source>
        <translation>Lëviz poshtë</translation>
    </message>
    <message>
        <source>Scrolls to the left</source>
        <translation>Lëviz majtas</translation>
    </message>
    <message>
        <source>Scrolls to the right</source>
        <translation>Lëviz djathtas</translation>
    </message>
    <message>
        <source>Scrolls up</source>
        <translation>Lëviz lart</translation>
    </message>
    <message>
        <source>Set Focus</source>
        <translation>Vendos fokusin</translation>
    </message>
    <message>
        <source>Sets the focus</source>
        <translation>Vendos fokusin</translation>
    </message>
    <message>
        <source>Show Menu</source>
        <translation>Trego menynë</translation>
    </message>
    <message>
        <source>Show on Screen</source>
        <translation>Trego në ekran</translation>
    </message>
    <message>
        <source>Shows the menu</source>
        <translation>Tregon menynë</translation>
    </message>
    <message>
        <source>Toggle</source>
        <translation>Ndërro</translation>
    </message>
    <message>
        <source>Toggles the state</source>
        <translation>Ndërron gjendjen</translation>
    </message>
    <message>
        <source>Triggers the action</source>
        <translation>Kryen veprimin</translation>
    </message>
</context>
<context>
    <name>QPrintPreviewDialog</name>
    <message>
        <source>%1%</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Export to PDF</source>
        <translation>Ruaj si PDF</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Faqja e parë</translation>
    </message>
    <message>
        <source>Fit page</source>
        <translation>Përshtat faqen</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>Përshtat gjerësinë</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Horizontalisht</translation>
    </message>
    <message>
        <source>Last page</source>
        <translation>Faqja e fundit</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Faqja tjetër</translation>
    </message>
    <message>
        <source>Page Setup</source>
        <translation>Rregullimi i faqes</translation>
    </message>
    <message>
        <source>Page setup</source>
        <translation>Rregullimi i faqes</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Vertikalisht</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Faqja e mëparshme</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Shtyp</translation>
    </message>
    <message>
        <source>Print Preview</source>
        <translation>Pamja para shtypjes</translation>
    </message>
    <message>
        <source>Show facing pages</source>
        <translation>Trego faqet përballë</translation>
    </message>
    <message>
        <source>Show overview of all pages</source>
        <translation>Trego të gjitha faqet</translation>
    </message>
    <message>
        <source>Show single page</source>
        <translation>Trego një faqe</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Zmadho</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Zvogëlo</translation>
    </message>
</context>
<context>
    <name>QPrintDialog</name>
    <message>
        <source>%1 already exists.
Do you want to overwrite it?</source>
        <translation>%1 ekziston tashmë.
A doni ta mbishkruani?</translation>
    </message>
    <message>
        <source>%1 does not follow the correct syntax. Please use ',' to separate ranges and pages, '-' to define ranges and make sure ranges do not intersect with each other.</source>
        <translation>%1 nuk është shkruar drejt. Ndani faqet me “,” dhe shënoni intervalet me “-”, pa u mbivendosur.</translation>
    </message>
    <message>
        <source>%1 is a directory.
Please choose a different file name.</source>
        <translation>%1 është dosje.
Zgjidhni një emër tjetër.</translation>
    </message>
    <message>
        <source>&amp;Options &lt;&lt;</source>
        <translation>&amp;Mundësitë &lt;&lt;</translation>
    </message>
    <message>
        <source>&amp;Options &gt;&gt;</source>
        <translation>&amp;Mundësitë &gt;&gt;</translation>
    </message>
    <message>
        <source>&amp;Print</source>
        <translation>&amp;Shtyp</translation>
    </message>
    <message>
        <source>1 (1x1)</source>
        <translation>1 (1x1)</translation>
    </message>
    <message>
        <source>16 (4x4)</source>
        <translation>16 (4x4)</translation>
    </message>
    <message>
        <source>2 (2x1)</source>
        <translation>2 (2x1)</translation>
    </message>
    <message>
        <source>4 (2x2)</source>
        <translation>4 (2x2)</translation>
    </message>
    <message>
        <source>6 (2x3)</source>
        <translation>6 (2x3)</translation>
    </message>
    <message>
        <source>9 (3x3)</source>
        <translation>9 (3x3)</translation>
    </message>
    <message>
        <source>All Pages</source>
        <translation>Të gjitha faqet</translation>
    </message>
    <message>
        <source>Bottom to Top, Left to Right</source>
        <translation>Nga poshtë lart, majtas djathtas</translation>
    </message>
    <message>
        <source>Bottom to Top, Right to Left</source>
        <translation>Nga poshtë lart, djathtas majtas</translation>
    </message>
    <message>
        <source>Duplex Settings Conflicts</source>
        <translation>Shtypja dyanësore nuk përputhet</translation>
    </message>
    <message>
        <source>Even Pages</source>
        <translation>Faqet çift</translation>
    </message>
    <message>
        <source>File %1 is not writable.
Please choose a different file name.</source>
        <translation>Skedari %1 nuk mund të shkruhet.
Zgjidhni një emër tjetër.</translation>
    </message>
    <message>
        <source>Invalid Pages Definition</source>
        <translation>Faqet nuk janë shkruar drejt</translation>
    </message>
    <message>
        <source>Left to Right, Bottom to Top</source>
        <translation>Majtas djathtas, nga poshtë lart</translation>
    </message>
    <message>
        <source>Left to Right, Top to Bottom</source>
        <translation>Majtas djathtas, nga lart poshtë</translation>
    </message>
    <message>
        <source>Local file</source>
        <translation>Skedar në këtë kompjuter</translation>
    </message>
    <message>
        <source>Odd Pages</source>
        <translation>Faqet tek</translation>
    </message>
    <message>
        <source>Options 'Pages Per Sheet' and 'Page Set' cannot be used together.
Please turn one of those options off.</source>
        <translation>“Faqe për fletë” dhe “Faqet” nuk përdoren bashkë.
Hiqni njërën prej tyre.</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>Shtyp</translation>
    </message>
    <message>
        <source>Print To File ...</source>
        <translation>Shtyp në skedar ...</translation>
    </message>
    <message>
        <source>Print to File (PDF)</source>
        <translation>Shtyp në skedar (PDF)</translation>
    </message>
    <message>
        <source>Right to Left, Bottom to Top</source>
        <translation>Djathtas majtas, nga poshtë lart</translation>
    </message>
    <message>
        <source>Right to Left, Top to Bottom</source>
        <translation>Djathtas majtas, nga lart poshtë</translation>
    </message>
    <message>
        <source>The 'From' value cannot be greater than the 'To' value.</source>
        <translation>Faqja e parë nuk mund të jetë pas së fundit.</translation>
    </message>
    <message>
        <source>There are conflicts in duplex settings. Do you want to fix them?</source>
        <translation>Shtypja dyanësore nuk përputhet. A doni ta rregulloni?</translation>
    </message>
    <message>
        <source>Top to Bottom, Left to Right</source>
        <translation>Nga lart poshtë, majtas djathtas</translation>
    </message>
    <message>
        <source>Top to Bottom, Right to Left</source>
        <translation>Nga lart poshtë, djathtas majtas</translation>
    </message>
    <message>
        <source>Write PDF file</source>
        <translation>Shkruaj skedar PDF</translation>
    </message>
</context>
<context>
    <name>QPageSetupWidget</name>
    <message>
        <source>CC</source>
        <translation>CC</translation>
    </message>
    <message>
        <source>Cicero (CC)</source>
        <translation>Cicero (CC)</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Tjetër</translation>
    </message>
    <message>
        <source>DD</source>
        <translation>DD</translation>
    </message>
    <message>
        <source>Didot (DD)</source>
        <translation>Didot (DD)</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formulari</translation>
    </message>
    <message>
        <source>Height:</source>
        <translation>Lartësia:</translation>
    </message>
    <message>
        <source>Inches (in)</source>
        <translation>Inç (in)</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>Horizontalisht</translation>
    </message>
    <message>
        <source>Margins</source>
        <translation>Anët</translation>
    </message>
    <message>
        <source>Millimeters (mm)</source>
        <translation>Milimetra (mm)</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>Drejtimi</translation>
    </message>
    <message>
        <source>Page &amp;order:</source>
        <translation>&amp;Radha e faqeve:</translation>
    </message>
    <message>
        <source>Page Layout</source>
        <translation>Faqosja</translation>
    </message>
    <message>
        <source>Page size:</source>
        <translation>Madhësia e faqes:</translation>
    </message>
    <message>
        <source>Pages &amp;per sheet:</source>
        <translation>Faqe për &amp;fletë:</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Letra</translation>
    </message>
    <message>
        <source>Paper source:</source>
        <translation>Burimi i letrës:</translation>
    </message>
    <message>
        <source>Pica (P̸)</source>
        <translation>Pika (P̸)</translation>
    </message>
    <message>
        <source>Points (pt)</source>
        <translation>Pikë (pt)</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>Vertikalisht</translation>
    </message>
    <message>
        <source>P̸</source>
        <translation>P̸</translation>
    </message>
    <message>
        <source>Reverse landscape</source>
        <translation>Horizontalisht, i kthyer</translation>
    </message>
    <message>
        <source>Reverse portrait</source>
        <translation>Vertikalisht, i kthyer</translation>
    </message>
    <message>
        <source>Width:</source>
        <translation>Gjerësia:</translation>
    </message>
    <message>
        <source>bottom margin</source>
        <translation>ana e poshtme</translation>
    </message>
    <message>
        <source>in</source>
        <translation>in</translation>
    </message>
    <message>
        <source>left margin</source>
        <translation>ana e majtë</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>mm</translation>
    </message>
    <message>
        <source>pt</source>
        <translation>pt</translation>
    </message>
    <message>
        <source>right margin</source>
        <translation>ana e djathtë</translation>
    </message>
    <message>
        <source>top margin</source>
        <translation>ana e sipërme</translation>
    </message>
</context>
</TS>
