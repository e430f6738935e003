<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AuthoritiesPage</name>
    <message numerus="yes">
        <source>Showing {shown} of %n visit(s)</source>
        <translation>
            <numerusform>Showing {shown} of %n visit</numerusform>
            <numerusform>Showing {shown} of %n visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CameraDialog</name>
    <message numerus="yes">
        <source>Add %n picture(s)</source>
        <translation>
            <numerusform>Add %n picture</numerusform>
            <numerusform>Add %n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DateEditor</name>
    <message numerus="yes">
        <source>{date}, %n year(s)</source>
        <translation>
            <numerusform>{date}, %n year</numerusform>
            <numerusform>{date}, %n years</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>The questionnaires of %n household(s) of the list</source>
        <translation>
            <numerusform>The questionnaires of %n household of the list</numerusform>
            <numerusform>The questionnaires of %n households of the list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questionnaire(s) exported to {file}</source>
        <translation>
            <numerusform>%n questionnaire exported to {file}</numerusform>
            <numerusform>%n questionnaires exported to {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) were too long for a cell and were cut; choose CSV</source>
        <translation>
            <numerusform>%n text was too long for a cell and was cut; choose CSV</numerusform>
            <numerusform>%n texts were too long for a cell and were cut; choose CSV</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FiguresPanel</name>
    <message numerus="yes">
        <source>%n component(s) not graded</source>
        <translation>
            <numerusform>%n component not graded</numerusform>
            <numerusform>%n components not graded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message numerus="yes">
        <source>%n answer(s) no longer apply and were set aside</source>
        <translation>
            <numerusform>%n answer no longer applies and was set aside</numerusform>
            <numerusform>%n answers no longer apply and were set aside</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormSummary</name>
    <message numerus="yes">
        <source>%n answer(s): does not know or refused</source>
        <translation>
            <numerusform>%n answer: does not know or refused</numerusform>
            <numerusform>%n answers: does not know or refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) parked: show</source>
        <translation>
            <numerusform>%n answer parked: show</numerusform>
            <numerusform>%n answers parked: show</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not answered</source>
        <translation>
            <numerusform>%n not answered</numerusform>
            <numerusform>%n not answered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeroCard</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent; %n change(s) need you</source>
        <translation>
            <numerusform>Sent; %n change needs you</numerusform>
            <numerusform>Sent; %n changes need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n given back to the office</source>
        <translation>
            <numerusform>%n given back to the office</numerusform>
            <numerusform>%n given back to the office</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) sent</source>
        <translation>
            <numerusform>%n photo sent</numerusform>
            <numerusform>%n photos sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s) wait</source>
        <translation>
            <numerusform>%n photo waits</numerusform>
            <numerusform>%n photos wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HouseholdPage</name>
    <message numerus="yes">
        <source>%n difference(s) with the server wait for a decision.</source>
        <translation>
            <numerusform>%n difference with the server waits for a decision.</numerusform>
            <numerusform>%n differences with the server wait for a decision.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HouseholdsPage</name>
    <message numerus="yes">
        <source>Showing {shown} of %n household(s)</source>
        <translation>
            <numerusform>Showing {shown} of %n household</numerusform>
            <numerusform>Showing {shown} of %n households</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%n questionnaire(s) can be read in</source>
        <translation>
            <numerusform>%n questionnaire can be read in</numerusform>
            <numerusform>%n questionnaires can be read in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were read in before</source>
        <translation>
            <numerusform>%n was read in before</numerusform>
            <numerusform>%n were read in before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n household(s) match; write the number</source>
        <translation>
            <numerusform>%n household matches; write the number</numerusform>
            <numerusform>%n households match; write the number</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) made; open each, check it and mark it complete</source>
        <translation>
            <numerusform>%n draft made; open it, check it and mark it complete</numerusform>
            <numerusform>%n drafts made; open each, check it and mark it complete</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InfrastructurePage</name>
    <message numerus="yes">
        <source>Showing {shown} of %n project(s)</source>
        <translation>
            <numerusform>Showing {shown} of %n project</numerusform>
            <numerusform>Showing {shown} of %n projects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LineEditor</name>
    <message numerus="yes">
        <source>%n position(s), {length} m</source>
        <translation>
            <numerusform>%n position, {length} m</numerusform>
            <numerusform>%n positions, {length} m</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n position(s), {area} ha</source>
        <translation>
            <numerusform>%n position, {area} ha</numerusform>
            <numerusform>%n positions, {area} ha</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message numerus="yes">
        <source>Not synchronised for %n day(s). Changes of colleagues may be missing.</source>
        <translation>
            <numerusform>Not synchronised for %n day. Changes of colleagues may be missing.</numerusform>
            <numerusform>Not synchronised for %n days. Changes of colleagues may be missing.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message numerus="yes">
        <source>From the camera: %n new</source>
        <translation>
            <numerusform>From the camera: %n new</numerusform>
            <numerusform>From the camera: %n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Records</name>
    <message numerus="yes">
        <source>{record}, %n answer(s)</source>
        <translation>
            <numerusform>{record}, %n answer</numerusform>
            <numerusform>{record}, %n answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{record}, %n field(s)</source>
        <translation>
            <numerusform>{record}, %n field</numerusform>
            <numerusform>{record}, %n fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettlementImport</name>
    <message numerus="yes">
        <source>%n settlement(s) added</source>
        <translation>
            <numerusform>%n settlement added</numerusform>
            <numerusform>%n settlements added</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SummaryBand</name>
    <message numerus="yes">
        <source>%n to correct</source>
        <translation>
            <numerusform>%n to correct</numerusform>
            <numerusform>%n to correct</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>%n to check</numerusform>
            <numerusform>%n to check</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not answered</source>
        <translation>
            <numerusform>%n not answered</numerusform>
            <numerusform>%n not answered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SurveysCard</name>
    <message numerus="yes">
        <source>%n user(s)</source>
        <translation>
            <numerusform>%n user</numerusform>
            <numerusform>%n users</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncCorner</name>
    <message numerus="yes">
        <source>%n change(s) to send</source>
        <translation>
            <numerusform>%n change to send</numerusform>
            <numerusform>%n changes to send</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photo(s)</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Unlock</name>
    <message numerus="yes">
        <source>Next try in %n second(s)</source>
        <translation>
            <numerusform>Next try in %n second</numerusform>
            <numerusform>Next try in %n seconds</numerusform>
        </translation>
    </message>
</context>
</TS>
