<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AreaText</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Print</name>
    <message numerus="yes">
        <source>%n y</source>
        <comment>age in years</comment>
        <translation>
            <numerusform>%n y</numerusform>
            <numerusform>%n y</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mo</source>
        <comment>age in months</comment>
        <translation>
            <numerusform>%n months</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tablet(s)</source>
        <translation>
            <numerusform>%n tablet</numerusform>
            <numerusform>%n tablets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n capsule(s)</source>
        <translation>
            <numerusform>%n capsule</numerusform>
            <numerusform>%n capsules</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s) (pen, ampoule)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bottle(s)</source>
        <translation>
            <numerusform>%n bottle</numerusform>
            <numerusform>%n bottles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sachet(s)</source>
        <translation>
            <numerusform>%n sachet</numerusform>
            <numerusform>%n sachets</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pill(s)</source>
        <translation>
            <numerusform>%n pill</numerusform>
            <numerusform>%n pills</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n puff(s)</source>
        <translation>
            <numerusform>%n puff</numerusform>
            <numerusform>%n puffs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drop(s)</source>
        <translation>
            <numerusform>%n drop</numerusform>
            <numerusform>%n drops</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n patch(es)</source>
        <translation>
            <numerusform>%n patch</numerusform>
            <numerusform>%n patches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n box(es)</source>
        <translation>
            <numerusform>%n box</numerusform>
            <numerusform>%n boxes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dose(s)</source>
        <translation>
            <numerusform>%n dose</numerusform>
            <numerusform>%n doses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unit(s)</source>
        <translation>
            <numerusform>%n unit</numerusform>
            <numerusform>%n units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n microgram(s)</source>
        <translation>
            <numerusform>%n microgram</numerusform>
            <numerusform>%n micrograms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) a day</source>
        <translation>
            <numerusform>once a day</numerusform>
            <numerusform>%n times a day</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s) a week</source>
        <translation>
            <numerusform>once a week</numerusform>
            <numerusform>%n times a week</numerusform>
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
        <source>%n kind(s) of pieces</source>
        <translation>
            <numerusform>%n kind of pieces</numerusform>
            <numerusform>%n kinds of pieces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <comment>age in days</comment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pack(s)</source>
        <translation>
            <numerusform>%n pack</numerusform>
            <numerusform>%n packs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tried %n time(s)</source>
        <translation>
            <numerusform>tried once</numerusform>
            <numerusform>tried %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n y</source>
        <comment>age on a label</comment>
        <translation>
            <numerusform>%n y</numerusform>
            <numerusform>%n y</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::app::Workbench</name>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation>
            <numerusform>%n to decide</numerusform>
            <numerusform>%n to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to do</source>
        <translation>
            <numerusform>%n to do</numerusform>
            <numerusform>%n to do</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) to acknowledge</source>
        <translation>
            <numerusform>%n result to acknowledge</numerusform>
            <numerusform>%n results to acknowledge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> and %n more</numerusform>
            <numerusform> and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::AccountBoard</name>
    <message numerus="yes">
        <source>%n cost(s) wait for their original</source>
        <translation>
            <numerusform>%n cost waits for its original</numerusform>
            <numerusform>%n costs wait for their original</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::AddPictureDialog</name>
    <message numerus="yes">
        <source>PDF, %n page(s), %1 MB</source>
        <translation>
            <numerusform>PDF, %n page, %1 MB</numerusform>
            <numerusform>PDF, %n pages, %1 MB</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::BoardView</name>
    <message numerus="yes">
        <source>Consortium %1, %n clinic(s), %2</source>
        <translation>
            <numerusform>Consortium %1, %n clinic, %2</numerusform>
            <numerusform>Consortium %1, %n clinics, %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::BookDialog</name>
    <message numerus="yes">
        <source>%1 of %n place(s) free, %2 min · ↵ takes it</source>
        <translation>
            <numerusform>%1 of %n place free, %2 min · ↵ takes it</numerusform>
            <numerusform>%1 of %n places free, %2 min · ↵ takes it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::CallListDialog</name>
    <message numerus="yes">
        <source>A day&apos;s work: %n people</source>
        <translation>
            <numerusform>A day&apos;s work: %n person</numerusform>
            <numerusform>A day&apos;s work: %n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everybody shown: %n people</source>
        <translation>
            <numerusform>Everybody shown: %n person</numerusform>
            <numerusform>Everybody shown: %n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::CareText</name>
    <message numerus="yes">
        <source>Follow-up for %n programme(s)</source>
        <translation>
            <numerusform>Follow-up for %n programme</numerusform>
            <numerusform>Follow-up for %n programmes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ChangeText</name>
    <message numerus="yes">
        <source>%n resident(s)</source>
        <translation>
            <numerusform>%n resident</numerusform>
            <numerusform>%n residents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ChangesScreen</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them touch(es) our residents</source>
        <translation>
            <numerusform>%n of them touches our residents</numerusform>
            <numerusform>%n of them touch our residents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ComplianceScreen</name>
    <message numerus="yes">
        <source>%n finding(s) to be decided</source>
        <translation>
            <numerusform>%n finding to be decided</numerusform>
            <numerusform>%n findings to be decided</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ContractTable</name>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ContractText</name>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n late</numerusform>
            <numerusform>%n late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ContractsCard</name>
    <message numerus="yes">
        <source>%n service(s) late</source>
        <translation>
            <numerusform>%n service late</numerusform>
            <numerusform>%n services late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::DayTiles</name>
    <message numerus="yes">
        <source>%n at times that are overbooked</source>
        <translation>
            <numerusform>%n at a time that is overbooked</numerusform>
            <numerusform>%n at times that are overbooked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::DifferencesScreen</name>
    <message numerus="yes">
        <source>%n difference(s) to be decided</source>
        <translation>
            <numerusform>%n difference to be decided</numerusform>
            <numerusform>%n differences to be decided</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proof(s) attached</source>
        <translation>
            <numerusform>%n proof attached</numerusform>
            <numerusform>%n proofs attached</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s) accepted. Amend the statement and submit it again.</source>
        <translation>
            <numerusform>%n difference accepted. Amend the statement and submit it again.</numerusform>
            <numerusform>%n differences accepted. Amend the statement and submit it again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::DriveScreen</name>
    <message numerus="yes">
        <source>%n contract(s) end soon</source>
        <translation>
            <numerusform>%n contract ends soon</numerusform>
            <numerusform>%n contracts end soon</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::DuplicatesScreen</name>
    <message numerus="yes">
        <source>%n pair(s) to look at</source>
        <translation>
            <numerusform>%n pair to look at</numerusform>
            <numerusform>%n pairs to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n very likely one person</source>
        <translation>
            <numerusform>%n very likely one person</numerusform>
            <numerusform>%n very likely one person</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::EmergencyScreen</name>
    <message numerus="yes">
        <source>%n take(s) medicines</source>
        <translation>
            <numerusform>%n takes medicines</numerusform>
            <numerusform>%n take medicines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n within a week without</source>
        <translation>
            <numerusform>%n runs out within a week</numerusform>
            <numerusform>%n run out within a week</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not known</source>
        <translation>
            <numerusform>%n not known</numerusform>
            <numerusform>%n not known</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n resident(s))</source>
        <translation>
            <numerusform>%1 (%n resident)</numerusform>
            <numerusform>%1 (%n residents)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ExportDialog</name>
    <message numerus="yes">
        <source>The %n resident(s) of this list</source>
        <translation>
            <numerusform>The %n resident of this list</numerusform>
            <numerusform>The %n residents of this list</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FieldText</name>
    <message numerus="yes">
        <source>At most %n decimal(s)</source>
        <translation>
            <numerusform>At most %n decimal</numerusform>
            <numerusform>At most %n decimals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FileText</name>
    <message numerus="yes">
        <source>%1 row(s)</source>
        <translation>
            <numerusform>%1 row</numerusform>
            <numerusform>%1 rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s), %1</source>
        <translation>
            <numerusform>%n table, %1</numerusform>
            <numerusform>%n tables, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 resource(s)</source>
        <translation>
            <numerusform>%1 resource</numerusform>
            <numerusform>%1 resources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FormPane</name>
    <message numerus="yes">
        <source>%n interrupt(s)</source>
        <translation>
            <numerusform>%n interrupts</numerusform>
            <numerusform>%n interrupt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FormatText</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d ago</source>
        <comment>days</comment>
        <translation>
            <numerusform>%n d ago</numerusform>
            <numerusform>%n d ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n y</source>
        <comment>age in years</comment>
        <translation>
            <numerusform>%n y</numerusform>
            <numerusform>%n y</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mo</source>
        <comment>age in months</comment>
        <translation>
            <numerusform>%n mo</numerusform>
            <numerusform>%n mo</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FormularyScreen</name>
    <message numerus="yes">
        <source>%n medicine(s)</source>
        <translation>
            <numerusform>%n medicine</numerusform>
            <numerusform>%n medicines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FormularyText</name>
    <message numerus="yes">
        <source>%n pack(s)</source>
        <translation>
            <numerusform>%n pack</numerusform>
            <numerusform>%n packs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::FulfilmentCard</name>
    <message numerus="yes">
        <source>%n wait(s) for you</source>
        <translation>
            <numerusform>%n waits for you</numerusform>
            <numerusform>%n wait for you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::GuidanceCard</name>
    <message numerus="yes">
        <source>%n card(s)</source>
        <translation>
            <numerusform>%n card</numerusform>
            <numerusform>%n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) not checked: %1.</source>
        <translation>
            <numerusform>%n rule not checked: %1.</numerusform>
            <numerusform>%n rules not checked: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n taken</source>
        <translation>
            <numerusform>%n taken</numerusform>
            <numerusform>%n taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n put aside</source>
        <translation>
            <numerusform>%n put aside</numerusform>
            <numerusform>%n put aside</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::GuidanceText</name>
    <message numerus="yes">
        <source>within %n day(s)</source>
        <translation>
            <numerusform>within a day</numerusform>
            <numerusform>within %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>a list</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No forecast of HbA1c: too few people here have a result that it could be tried on (%n).</source>
        <translation>
            <numerusform>No forecast of HbA1c: too few people here have a result that it could be tried on (%n).</numerusform>
            <numerusform>No forecast of HbA1c: too few people here have a result that it could be tried on (%n).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No forecast of HbA1c: tried on %n people here it is no better than carrying the last value forward.</source>
        <translation>
            <numerusform>No forecast of HbA1c: tried on one person here it is no better than carrying the last value forward.</numerusform>
            <numerusform>No forecast of HbA1c: tried on %n people here it is no better than carrying the last value forward.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tried on %n people here: off by %1 on average, carrying the last value forward by %2; the interval held %3 of 100.</source>
        <translation>
            <numerusform>Tried on one person here: off by %1 on average, carrying the last value forward by %2; the interval held %3 of 100.</numerusform>
            <numerusform>Tried on %n people here: off by %1 on average, carrying the last value forward by %2; the interval held %3 of 100.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::HomeCard</name>
    <message numerus="yes">
        <source>Nothing came in the last %n day(s).</source>
        <translation>
            <numerusform>Nothing came in the last day.</numerusform>
            <numerusform>Nothing came in the last %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mean of %n</source>
        <translation>
            <numerusform>one value</numerusform>
            <numerusform>mean of %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ImagesCard</name>
    <message numerus="yes">
        <source>%n in all; the newest: %1, %2</source>
        <translation>
            <numerusform>%n in all; the newest: %1, %2</numerusform>
            <numerusform>%n in all; the newest: %1, %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ImprovementView</name>
    <message numerus="yes">
        <source>People managed for at least %n months, against themselves</source>
        <translation>
            <numerusform>People managed for at least %n month, against themselves</numerusform>
            <numerusform>People managed for at least %n months, against themselves</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::InboxScreen</name>
    <message numerus="yes">
        <source>%n result(s) wait</source>
        <translation>
            <numerusform>%n result waits</numerusform>
            <numerusform>%n results wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge %n normal(s)</source>
        <translation>
            <numerusform>Acknowledge %n normal</numerusform>
            <numerusform>Acknowledge %n normals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Acknowledge %n normal report(s) together?</source>
        <translation>
            <numerusform>Acknowledge %n normal report together?</numerusform>
            <numerusform>Acknowledge %n normal reports together?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::InboxText</name>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::IndicatorsScreen</name>
    <message numerus="yes">
        <source>%n question(s) about how visits were recorded</source>
        <translation>
            <numerusform>%n question about how visits were recorded</numerusform>
            <numerusform>%n questions about how visits were recorded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::JointScreen</name>
    <message numerus="yes">
        <source>%n joint clinic(s) to come</source>
        <translation>
            <numerusform>%n joint clinic to come</numerusform>
            <numerusform>%n joint clinics to come</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::LedgerBoard</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::LineRow</name>
    <message numerus="yes">
        <source>%n pack(s)</source>
        <translation>
            <numerusform>%n pack</numerusform>
            <numerusform>%n packs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::OrderScreen</name>
    <message numerus="yes">
        <source>Signed: %n order(s)</source>
        <translation>
            <numerusform>Signed: %n order</numerusform>
            <numerusform>Signed: %n orders</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::OrderWords</name>
    <message numerus="yes">
        <source>result within %n day(s)</source>
        <translation>
            <numerusform>result within %n day</numerusform>
            <numerusform>result within %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>result within %n hour(s)</source>
        <translation>
            <numerusform>result within %n hour</numerusform>
            <numerusform>result within %n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::OrdersCard</name>
    <message numerus="yes">
        <source>%n more under way</source>
        <translation>
            <numerusform>%n more under way</numerusform>
            <numerusform>%n more under way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen, not signed yet</source>
        <translation>
            <numerusform>%n chosen, not signed yet</numerusform>
            <numerusform>%n chosen, not signed yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PadFooter</name>
    <message numerus="yes">
        <source>%n form(s)</source>
        <translation>
            <numerusform>%n form</numerusform>
            <numerusform>%n forms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n medicine(s)</source>
        <translation>
            <numerusform>%n medicine</numerusform>
            <numerusform>%n medicines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) open</source>
        <translation>
            <numerusform>%n point open</numerusform>
            <numerusform>%n points open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contraindicated</source>
        <translation>
            <numerusform>%n contraindicated</numerusform>
            <numerusform>%n contraindicated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n major</source>
        <translation>
            <numerusform>%n major</numerusform>
            <numerusform>%n major</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PadText</name>
    <message numerus="yes">
        <source>%n pack(s)</source>
        <translation>
            <numerusform>%n pack</numerusform>
            <numerusform>%n packs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n herb(s)</source>
        <translation>
            <numerusform>%n herb</numerusform>
            <numerusform>%n herbs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dose(s)</source>
        <comment>of a decoction</comment>
        <translation>
            <numerusform>%n dose</numerusform>
            <numerusform>%n doses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PairPane</name>
    <message numerus="yes">
        <source>%1, %n point(s)</source>
        <translation>
            <numerusform>%1, %n point</numerusform>
            <numerusform>%1, %n points</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s) by weights that are general knowledge, not yet verified</source>
        <translation>
            <numerusform>%n point by weights that are general knowledge, not yet verified</numerusform>
            <numerusform>%n points by weights that are general knowledge, not yet verified</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PartsCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PeopleScreen</name>
    <message numerus="yes">
        <source>%1, %n day(s)</source>
        <comment>until a day, so many days left</comment>
        <translation>
            <numerusform>%1, %n day</numerusform>
            <numerusform>%1, %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PharmacistText</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pack(s) of %1</source>
        <translation>
            <numerusform>%n pack of %1</numerusform>
            <numerusform>%n packs of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <comment>waiting</comment>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <comment>waiting</comment>
        <translation>
            <numerusform>%n h</numerusform>
            <numerusform>%n h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <comment>waiting</comment>
        <translation>
            <numerusform>%n d</numerusform>
            <numerusform>%n d</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PlanPanel</name>
    <message numerus="yes">
        <source>Take %n step(s)  ↵</source>
        <translation>
            <numerusform>Take one step  ↵</numerusform>
            <numerusform>Take %n steps  ↵</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::PrescriptionScreen</name>
    <message numerus="yes">
        <source>%n medicine(s)</source>
        <translation>
            <numerusform>%n medicine</numerusform>
            <numerusform>%n medicines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n form(s)</source>
        <translation>
            <numerusform>%n form</numerusform>
            <numerusform>%n forms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n medicine(s) on the pad are not signed.</source>
        <translation>
            <numerusform>%n medicine on the pad is not signed.</numerusform>
            <numerusform>%n medicines on the pad are not signed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::QualityText</name>
    <message numerus="yes">
        <source>%n visits in a row with the same pressures and glucose to the last digit</source>
        <translation>
            <numerusform>%n visit in a row with the same pressures and glucose to the last digit</numerusform>
            <numerusform>%n visits in a row with the same pressures and glucose to the last digit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::QuestionsView</name>
    <message numerus="yes">
        <source>%n figure(s) wait for the next sync</source>
        <translation>
            <numerusform>%n figure waits for the next sync</numerusform>
            <numerusform>%n figures wait for the next sync</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signed visits looked at</source>
        <translation>
            <numerusform>%n signed visit looked at</numerusform>
            <numerusform>%n signed visits looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n signed visits were looked at.</source>
        <translation>
            <numerusform>%n signed visit was looked at.</numerusform>
            <numerusform>%n signed visits were looked at.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::QueueScreen</name>
    <message numerus="yes">
        <source>%n prescription(s) wait, the longest for %1</source>
        <translation>
            <numerusform>%n prescription waits, for %1</numerusform>
            <numerusform>%n prescriptions wait, the longest for %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::QueueText</name>
    <message numerus="yes">
        <source>%n interrupt(s)</source>
        <translation>
            <numerusform>%n interrupts</numerusform>
            <numerusform>%n interrupt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::QueueWords</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ReadingsCard</name>
    <message numerus="yes">
        <source>%n reading(s) from home</source>
        <translation>
            <numerusform>%n reading from home</numerusform>
            <numerusform>%n readings from home</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ReferralCard</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ReferralListText</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ReferralsScreen</name>
    <message numerus="yes">
        <source>%n referral(s) and question(s) open</source>
        <translation>
            <numerusform>%n referral or question open</numerusform>
            <numerusform>%n referrals and questions open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::RefusedCard</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::RefusedItem</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>refused %n time(s)</source>
        <translation>
            <numerusform>refused once</numerusform>
            <numerusform>refused %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ReportCard</name>
    <message numerus="yes">
        <source>“%1”: %n value(s). %2</source>
        <translation>
            <numerusform>“%1”: %n value. %2</numerusform>
            <numerusform>“%1”: %n values. %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1”: %n value(s) kept under this name.</source>
        <translation>
            <numerusform>“%1”: %n value kept under this name.</numerusform>
            <numerusform>“%1”: %n values kept under this name.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) refused</source>
        <translation>
            <numerusform>%n row refused</numerusform>
            <numerusform>%n rows refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ReportPane</name>
    <message numerus="yes">
        <source>%n value(s) still to come.</source>
        <translation>
            <numerusform>%n value still to come.</numerusform>
            <numerusform>%n values still to come.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::RosterScreen</name>
    <message numerus="yes">
        <source>%n resident(s)</source>
        <translation>
            <numerusform>%n resident</numerusform>
            <numerusform>%n residents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::RulePane</name>
    <message numerus="yes">
        <source>%1 (%n times)</source>
        <comment>a reason</comment>
        <translation>
            <numerusform>%1 (once)</numerusform>
            <numerusform>%1 (%n times)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::SensorDialog</name>
    <message numerus="yes">
        <source>%n row(s) of another kind (scans, alarms, insulin)</source>
        <translation>
            <numerusform>%n row of another kind (scans, alarms, insulin)</numerusform>
            <numerusform>%n rows of another kind (scans, alarms, insulin)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) without a value</source>
        <translation>
            <numerusform>%n row without a value</numerusform>
            <numerusform>%n rows without a value</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) said twice</source>
        <translation>
            <numerusform>%n row said twice</numerusform>
            <numerusform>%n rows said twice</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) with two values for one minute (rows %1)</source>
        <translation>
            <numerusform>%n row with two values for one minute (rows %1)</numerusform>
            <numerusform>%n rows with two values for one minute (rows %1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reading(s), %1 to %2.</source>
        <translation>
            <numerusform>%n reading, %1 to %2.</numerusform>
            <numerusform>%n readings, %1 to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cannot be read; nothing of the file is taken.</source>
        <translation>
            <numerusform>%n row cannot be read; nothing of the file is taken.</numerusform>
            <numerusform>%n rows cannot be read; nothing of the file is taken.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::SettingsScreen</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ShortageScreen</name>
    <message numerus="yes">
        <source>%n medicine(s) waited for, the first asked %1</source>
        <translation>
            <numerusform>%n medicine waited for, the first asked %1</numerusform>
            <numerusform>%n medicines waited for, the first asked %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::ShortageText</name>
    <message numerus="yes">
        <source>%n pack(s)</source>
        <translation>
            <numerusform>%n pack</numerusform>
            <numerusform>%n packs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::SnoozeDialog</name>
    <message numerus="yes">
        <source>%n day(s) at most. It comes back sooner when something about it changes.</source>
        <translation>
            <numerusform>%n day at most. It comes back sooner when something about it changes.</numerusform>
            <numerusform>%n days at most. It comes back sooner when something about it changes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::SpecialDialog</name>
    <message numerus="yes">
        <source>%n free</source>
        <translation>
            <numerusform>%n free</numerusform>
            <numerusform>%n free</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::StateText</name>
    <message numerus="yes">
        <source>This desk&apos;s clock is %n minute(s) fast.</source>
        <translation>
            <numerusform>This desk&apos;s clock is %n minute fast.</numerusform>
            <numerusform>This desk&apos;s clock is %n minutes fast.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This desk&apos;s clock is %n minute(s) slow.</source>
        <translation>
            <numerusform>This desk&apos;s clock is %n minute slow.</numerusform>
            <numerusform>This desk&apos;s clock is %n minutes slow.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::StatementScreen</name>
    <message numerus="yes">
        <source>Budget of %n member-month(s)</source>
        <translation>
            <numerusform>Budget of %n member-month</numerusform>
            <numerusform>Budget of %n member-months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) of the month are not decided. They go as they are.</source>
        <translation>
            <numerusform>%n finding of the month is not decided. It goes as it is.</numerusform>
            <numerusform>%n findings of the month are not decided. They go as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::StatusStrip</name>
    <message numerus="yes">
        <source>%n change(s) waiting</source>
        <comment>not yet sent to the hub</comment>
        <translation>
            <numerusform>%n change waiting</numerusform>
            <numerusform>%n changes waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <comment>changes the hub refused</comment>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <comment>conflicts</comment>
        <translation>
            <numerusform>%n to decide</numerusform>
            <numerusform>%n to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>clock wrong by %n min</source>
        <translation>
            <numerusform>clock wrong by %n min</numerusform>
            <numerusform>clock wrong by %n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::StrengthText</name>
    <message numerus="yes">
        <source>At least %n characters</source>
        <translation>
            <numerusform>At least %n character</numerusform>
            <numerusform>At least %n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::SubstitutionDialog</name>
    <message numerus="yes">
        <source>%n prescription(s) will be signed, %1 altogether:</source>
        <translation>
            <numerusform>%n prescription will be signed, %1 altogether:</numerusform>
            <numerusform>%n prescriptions will be signed, %1 altogether:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out, to be looked at one by one:</source>
        <translation>
            <numerusform>%n left out, to be looked at alone:</numerusform>
            <numerusform>%n left out, to be looked at one by one:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sign %n together …</source>
        <translation>
            <numerusform>Sign %n together …</numerusform>
            <numerusform>Sign %n together …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sign %n prescription(s)  ↵</source>
        <translation>
            <numerusform>Sign %n prescription  ↵</numerusform>
            <numerusform>Sign %n prescriptions  ↵</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::SubstitutionText</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pack(s)</source>
        <translation>
            <numerusform>%n pack</numerusform>
            <numerusform>%n packs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::TermsCard</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::TodayModel</name>
    <message numerus="yes">
        <source>%n thing(s) are a day&apos;s work. What follows can wait, or be given to others.</source>
        <translation>
            <numerusform>%n thing is a day&apos;s work. What follows can wait, or be given to others.</numerusform>
            <numerusform>%n things are a day&apos;s work. What follows can wait, or be given to others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tried %n time(s)</source>
        <translation>
            <numerusform>tried once</numerusform>
            <numerusform>tried %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::TodayScreen</name>
    <message numerus="yes">
        <source>The list is not whole yet: %n people left to look through.</source>
        <translation>
            <numerusform>The list is not whole yet: %n person left to look through.</numerusform>
            <numerusform>The list is not whole yet: %n people left to look through.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::TrendCard</name>
    <message numerus="yes">
        <source>%n y</source>
        <comment>period in years</comment>
        <translation>
            <numerusform>%n y</numerusform>
            <numerusform>%n y</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) not believed and not drawn</source>
        <translation>
            <numerusform>%n value not believed and not drawn</numerusform>
            <numerusform>%n values not believed and not drawn</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::VisitScreen</name>
    <message numerus="yes">
        <source>%n open question(s)</source>
        <translation>
            <numerusform>%n open question</numerusform>
            <numerusform>%n open questions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::VisitText</name>
    <message numerus="yes">
        <source>At most %n decimal(s)</source>
        <translation>
            <numerusform>At most %n decimal</numerusform>
            <numerusform>At most %n decimals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::WaitingCard</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>a save: its first record, and how many others</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::WorkWords</name>
    <message numerus="yes">
        <source>%n d late</source>
        <translation>
            <numerusform>%n d late</numerusform>
            <numerusform>%n d late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tried %n time(s), last: %1, %2 (%3, %4)</source>
        <translation>
            <numerusform>Tried once: %1, %2 (%3, %4)</numerusform>
            <numerusform>Tried %n times, last: %1, %2 (%3, %4)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>jiayi::ui::YearBoard</name>
    <message numerus="yes">
        <source>%n entry(ies)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
</TS>
