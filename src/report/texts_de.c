/* texts_de.c - the report in German. */
#include "report/texts.h"

const struct report_texts report_texts_de = {
    .language = "de",
    .decimal = ",",
    .percent = "{1}\u00a0%",
    .title = "Ergebnisbericht",
    .confidential = "Vertraulich. Nur für Personen, die an diesem Auswahlverfahren beteiligt sind.",
    .contents = "In diesem Bericht",
    .candidate = "Ergebnisse von",
    .company = "Erstellt für",
    .completed = "Abgeschlossen am",
    .printed = "Bericht erstellt am",
    .reference = "Referenz",
    .norm = "Verglichen mit",
    .answered = "Beantwortete Fragen",
    .answered_of = "{1} von {2}",
    .page_of = "Seite {1} von {2}",
    .norm_pooled = "Allgemeine Normgruppe, Erwachsene",
    .norm_male = "Normgruppe: Männer, {1} Jahre",
    .norm_female = "Normgruppe: Frauen, {1} Jahre",
    .level_name = { "Zu wenige Antworten", "Sehr niedrig", "Niedrig", "Mittel", "Hoch", "Sehr hoch" },
    .and = " und ",
    .and_before_i = " und ",

    .summary = "Zusammenfassung",
    .profile = "Das Profil auf einen Blick",
    .dimensions = "Die Dimensionen im Einzelnen",
    .quality = "Antwortqualität",
    .reading = "So lesen Sie diesen Bericht",

    .says_high = "Über dem Durchschnitt liegen vor allem die Werte bei {1}.",
    .says_no_high = "Keine Dimension liegt deutlich über dem Durchschnitt; der höchste Wert findet sich "
                    "bei {1}.",
    .says_low = "Unter dem Durchschnitt liegen die Werte bei {1}.",
    .says_no_low = "Keine Dimension liegt unter dem Durchschnitt; der niedrigste Wert findet sich bei {1}.",
    .says_even = "Das Profil ist ausgeglichen: Die Dimensionen unterscheiden sich weniger, als der "
                 "Fragebogen auflösen kann.",
    .says_missing = "Zu wenige Antworten für einen Wert gibt es bei {1}.",
    .says_nothing = "Es wurden zu wenige Fragen beantwortet, um auch nur eine Dimension auszuwerten.",
    .index = "Index",
    .index_of = "Mittel aus {1} Dimensionen; der Norm entspricht 50",
    .index_missing = "Wird nur angegeben, wenn jede Dimension einen Wert hat",
    .index_range = "wahrscheinlich {1} bis {2}",
    .verdict = { "Keine Auffälligkeiten", "Ein Punkt zu beachten", "Mit Vorsicht zu lesen" },
    .verdict_says = { "Das Antwortverhalten gibt keinen Anlass zu Zweifeln.",
                      "Ein Aspekt der Antworten verdient einen zweiten Blick.",
                      "Mehrere Aspekte der Antworten verdienen einen zweiten Blick." },
    .most = "Höchste Werte",
    .least = "Niedrigste Werte",
    .before_title = "Bevor Sie entscheiden",
    .before = {
        "Gehen Sie von der Stelle aus. Ein hoher Wert ist nicht an sich besser: Es zählt, was die Aufgabe "
        "verlangt, und jede Ausprägung hat ihre Stärken und ihre Risiken.",
        "Nehmen Sie die Fragen auf den Seiten {1} bis {2} mit ins Interview und lassen Sie das Bild durch "
        "echte Beispiele bestätigen oder korrigieren.",
        "Besprechen Sie das Ergebnis mit der Person. Sie kennt die Situationen hinter ihren Antworten, und "
        "das Gespräch darüber bringt oft am meisten." },

    .profile_lead = "Jeder Punkt ist ein Wert auf der T-Skala, auf der der Durchschnitt der Normgruppe bei "
                    "50 liegt. Das helle Band darum zeigt, wo der wahre Wert wahrscheinlich liegt.",
    .column_dimension = "Dimension",
    .column_t = "T",
    .column_band = "Band",
    .column_percentile = "Prozentrang",
    .column_level = "Stufe",
    .legend_score = "Wert",
    .legend_band = "95-%-Konfidenzband",
    .legend_mean = "Normdurchschnitt",
    .radar_title = "Die Form des Profils",
    .radar_lead = "Dieselben Werte als Form. Der gestrichelte Ring ist der Normdurchschnitt (T 50); jeder "
                  "Ring steht für 10 Punkte. Achten Sie darauf, wo die Form ausgreift und wo sie sich "
                  "zurückzieht, nicht auf ihre Fläche: Die Reihenfolge der Achsen ändert die Fläche, hat "
                  "aber keine Bedeutung.",
    .radar_alt = "Netzdiagramm der T-Werte von {1}: {2}",

    .dimensions_lead = "Was jede Dimension misst, was die Stufe im Beruf meist bedeutet, und passende "
                       "Fragen.",
    .numbers = "T {1}  ·  Prozentrang {2}  ·  Sten {3}",
    .missing_says = "Von den Fragen zu dieser Dimension wurden zu wenige beantwortet, daher gibt es keinen "
                    "Wert. Das sagt nichts über die Person aus. Die erste der folgenden Fragen ist ein "
                    "guter Weg, mehr zu erfahren.",
    .questions = "Fragen für das Interview",

    .quality_lead = {
        "Fünf einfache Prüfungen betrachten, wie die Fragen beantwortet wurden. Keine ergab etwas "
        "Auffälliges.",
        "Fünf einfache Prüfungen betrachten, wie die Fragen beantwortet wurden. Eine davon hat etwas "
        "bemerkt. Das ist ein Anlass nachzufragen, nie ein Grund für eine Absage.",
        "Fünf einfache Prüfungen betrachten, wie die Fragen beantwortet wurden. Mehr als eine hat etwas "
        "bemerkt: Lesen Sie die Werte mit Vorsicht und bieten Sie eine Wiederholung an. Es ist nie ein "
        "Grund für eine Absage." },
    .column_check = "Prüfung",
    .column_seen = "Beobachtet",
    .column_verdict = "Ergebnis",
    .check_fine = "Wie erwartet",
    .check_flagged = "Bitte beachten",
    .not_measured = "nicht gemessen",
    .check = {
        [CHECK_ANSWERED] = { "Beantwortete Fragen", "{1}",
            "Es wurden genügend Fragen beantwortet.",
            "Viele Fragen blieben offen; Dimensionen ohne genügend Antworten haben keinen Wert." },
        [CHECK_RUN] = { "Gleiche Antwort in Folge", "{1}-mal",
            "Die längste Reihe gleicher Antworten liegt im üblichen Rahmen.",
            "Eine Antwort wurde ungewöhnlich oft wiederholt; die Aufmerksamkeit kann nachgelassen haben." },
        [CHECK_VARIETY] = { "Vielfalt der Antworten", "Streuung {1}",
            "Die ganze Antwortskala wurde genutzt.",
            "Die Antworten sind sich ungewöhnlich ähnlich; das Profil kann flacher wirken, als die Person "
            "ist." },
        [CHECK_AGREEMENT] = { "Ausgewogene Zustimmung", "Mittel {1} von 5",
            "Zustimmung und Ablehnung halten sich die Waage.",
            "Es besteht eine starke Neigung zuzustimmen oder abzulehnen, was auch immer der Satz sagt." },
        [CHECK_SPEED] = { "Zeit pro Frage", "{1} s",
            "Das Tempo ließ Zeit, jeden Satz zu lesen.",
            "Das Tempo war höher, als die meisten Menschen lesen können." } },

    .read = {
        [READ_T] = { "T-Wert",
            "50 ist der Durchschnitt der Normgruppe, 10 Punkte sind eine Standardabweichung. Etwa zwei von "
            "drei Personen liegen zwischen 40 und 60." },
        [READ_PERCENTILE] = { "Prozentrang",
            "Prozentrang 70 heißt: Der Wert ist höher als der von etwa 70 von 100 Personen der Normgruppe. "
            "Es ist kein Anteil richtiger Antworten: Solche gibt es hier nicht." },
        [READ_STEN] = { "Sten",
            "Derselbe Wert in zehn Schritten. 5 und 6 sind die Mitte; 1 und 10 sind selten." },
        [READ_LEVELS] = { "Stufen",
            "Sehr niedrig: T unter 35. Niedrig: 35 bis unter 45. Mittel: 45 bis 55. Hoch: über 55 bis 65. "
            "Sehr hoch: über 65. T wird nur für den Druck gerundet." },
        [READ_BAND] = { "Konfidenzband",
            "Kein Fragebogen misst exakt. Bei einer angenommenen Reliabilität von {1} beträgt der "
            "Standardfehler {2} T-Punkte, und der wahre Wert liegt in etwa 19 von 20 Fällen höchstens {3} "
            "Punkte vom angegebenen Wert entfernt. Behandeln Sie zwei Dimensionen, die weniger als {4} Punkte "
            "trennen, als gleich." },
        [READ_NORM] = { "Normgruppe",
            "{1}: die veröffentlichte internationale Internetstichprobe des Fragebogens mit 120 Items "
            "(IPIP-NEO-120, J. A. Johnson)." },
        [READ_INDEX] = { "Index",
            "Das einfache Mittel der T-Werte der Dimensionen dieses Produkts. Zwei Personen mit gleichem "
            "Index können sehr verschieden sein; sehen Sie zuerst auf das Profil." },
        [READ_LIMITS] = { "Was der Bericht nicht sagt",
            "Die Werte beschreiben, wie Menschen sich selbst im Beruf sehen. Sie messen weder Fähigkeiten, "
            "Wissen oder Erfahrung noch Gesundheit, und Verhalten ändert sich mit Situation und Übung." } },
    .warning = { "Entscheiden Sie nie allein nach diesem Bericht",
        "Nutzen Sie ihn zusammen mit einem strukturierten Interview, Arbeitsproben und den tatsächlichen "
        "Anforderungen der Stelle, und legen Sie bei allen Bewerbungen denselben Maßstab an." },

    .dimension = {
        [DIM_ACHIEVEMENT] = {
            .measures = "Wie sehr jemand sich anspruchsvolle Ziele setzt und darauf vertraut, sie zu "
                        "erreichen.",
            .brief = { "Arbeitet in ruhigem Tempo, ohne Zielen nachzujagen",
                       "Will gute Ergebnisse und bewahrt das rechte Maß",
                       "Setzt sich hohe Ziele und verfolgt sie" },
            .level = {
                "Menschen auf dieser Stufe messen sich selten an Zielvorgaben. Sie sind mit solider Arbeit "
                "zufrieden und bringen Ruhe in Teams, die sich zu viel vornehmen. Bei offenen oder "
                "ehrgeizigen Zielen halten sie sich eher zurück; klare Erwartungen und sichtbare "
                "Fortschritte helfen.",
                "Menschen auf dieser Stufe wollen gute Arbeit leisten und strengen sich mehr an, wenn "
                "ihnen etwas wichtig ist, ohne aus jeder Aufgabe einen Wettbewerb zu machen. Auf "
                "vertrautem Gebiet trauen sie sich meist viel zu, auf neuem schätzen sie Rückhalt.",
                "Menschen auf dieser Stufe stecken sich hohe Ziele und rechnen damit, sie zu erreichen. "
                "Sie übernehmen gern Schwieriges und heben den Anspruch in ihrem Umfeld. Langsameres Tempo "
                "kann sie ungeduldig machen, und manchmal nehmen sie sich zu viel vor." },
            .extreme = { "Bei so niedrigen Werten helfen Ziele in kleinen Schritten mehr als ein fernes "
                         "großes Ziel.",
                         "Bei so hohen Werten lohnt die Frage, wie Erholung, Qualität und das Tempo "
                         "anderer gewahrt bleiben." },
            .ask = "Erzählen Sie von einem Ziel, das Sie sich im Beruf gesetzt haben. Wie gingen Sie vor, "
                   "und wie ging es aus?",
            .probe = { "Wann ist eine Arbeit für Sie gut genug, und wann entscheiden Sie sich, mehr zu tun?",
                       "Wann haben Sie zuletzt deutlich mehr getan als verlangt, und was machte es die "
                       "Mühe wert?",
                       "Wann haben Sie sich zu viel vorgenommen? Was merkten und was änderten Sie?" } },
        [DIM_ASSERTIVENESS] = {
            .measures = "Wie bereitwillig jemand die Führung übernimmt, Stellung bezieht und Dinge "
                        "voranbringt.",
            .brief = { "Lässt anderen den Vortritt, arbeitet ohne Hast",
                       "Übernimmt die Führung, wenn es nötig ist",
                       "Geht voran, bezieht Stellung, gibt das Tempo vor" },
            .level = {
                "Menschen auf dieser Stufe drängen sich selten in den Vordergrund. Sie hören zu, lassen "
                "andere führen und halten ein gleichmäßiges Tempo, was dem Team Raum gibt. In lauten oder "
                "schnellen Besprechungen geht ihre Meinung leicht unter; fragen Sie direkt danach.",
                "Menschen auf dieser Stufe können führen und sich führen lassen. Sie melden sich zu Wort, "
                "wenn sie sich auskennen oder ihnen etwas wichtig ist, und überlassen die Führung ohne "
                "Weiteres anderen. Ihr Tempo passt sich dem Team an.",
                "Menschen auf dieser Stufe übernehmen gern die Führung, sagen, was sie denken, und bringen "
                "Dinge in Gang. Sie geben die Richtung vor, wenn eine Gruppe zögert. Leisere Stimmen "
                "können untergehen, oder es wird entschieden, bevor alle gehört sind." },
            .extreme = { "Bei so niedrigen Werten würden Aufgaben, die vom Anleiten anderer leben, viel "
                         "Kraft kosten.",
                         "Bei so hohen Werten lohnt die Frage, wie Menschen Raum bekommen, die mehr Zeit "
                         "zum Reden brauchen." },
            .ask = "Erzählen Sie von einer Besprechung, in der Sie anderer Meinung waren als die Mehrheit. "
                   "Was haben Sie getan?",
            .probe = { "Wie sorgen Sie dafür, dass Ihre Meinung gehört wird, wenn andere mehr reden als "
                       "Sie?",
                       "Wann übernehmen Sie die Führung, und wann überlassen Sie sie anderen?",
                       "Wann haben Sie sich zuletzt bewusst zurückgenommen, damit jemand anders führen "
                       "konnte?" } },
        [DIM_SOCIABILITY] = {
            .measures = "Wie leicht jemand Kontakt findet und wie viel Gesellschaft er oder sie sucht.",
            .brief = { "Schätzt wenige vertraute Kontakte und ruhige Arbeit",
                       "Mag Kontakt und auch Zeit für sich",
                       "Findet leicht Kontakt und sucht Gesellschaft" },
            .level = {
                "Menschen auf dieser Stufe wahren zunächst freundlichen Abstand und öffnen sich mit der "
                "Zeit. Sie arbeiten gut allein und schätzen wenige feste Kontakte mehr als viele lose. Ein "
                "Tag voller neuer Gesichter strengt sie an, und ihre Zurückhaltung kann wie Desinteresse "
                "wirken.",
                "Menschen auf dieser Stufe kommen mit den meisten gut aus und mögen den Wechsel von "
                "Gesellschaft und Ruhe. Sie gehen auf andere zu, wenn die Arbeit es verlangt, und können "
                "sich ebenso gut allein konzentrieren.",
                "Menschen auf dieser Stufe werden schnell mit anderen warm und suchen Gesellschaft. Sie "
                "knüpfen mühelos Netzwerke und machen es Neuen leicht. Langes Arbeiten allein kann sie "
                "zermürben, und ein Gespräch gewinnt leicht gegen die Aufgabe." },
            .extreme = { "Bei so niedrigen Werten erleichtert Zeit zum Vorbereiten und Erholen die Arbeit "
                         "mit Publikum.",
                         "Bei so hohen Werten lohnt die Frage, wie Arbeit gelingt, die stundenlange Stille "
                         "braucht." },
            .ask = "Wie haben Sie die Menschen in Ihrem letzten Team kennengelernt, und wie lange hat das "
                   "gedauert?",
            .probe = { "Wie erleben Sie einen Arbeitstag mit vielen neuen Menschen, und wie bereiten Sie "
                       "sich vor?",
                       "Welche Mischung aus Gesellschaft und Ruhe bringt Sie zu Ihrer besten Leistung?",
                       "Wie organisieren Sie Arbeit, die über mehrere Tage allein erledigt werden muss?" } },
        [DIM_ENTHUSIASM] = {
            .measures = "Wie viel spürbare Energie, gute Laune und Freude an lebhaftem Treiben jemand "
                        "mitbringt.",
            .brief = { "Nüchtern und ausgeglichen, mag ruhige Umgebungen",
                       "Fröhlich, wo es passt, ohne zu übertreiben",
                       "Lebhaft und gut gelaunt, reißt andere mit" },
            .level = {
                "Menschen auf dieser Stufe sind sachlich und zeigen Begeisterung nicht so leicht. Sie "
                "bleiben auf dem Boden, wenn andere abheben, und fühlen sich in ruhiger, berechenbarer "
                "Umgebung wohl. Ihr Engagement kann größer sein, als es aussieht: Fragen Sie nach.",
                "Menschen auf dieser Stufe zeigen Freude an der Arbeit, ohne ständige Abwechslung zu "
                "brauchen. Sie machen mit, wenn es im Team lebhaft wird, und bleiben gelassen, wenn nichts "
                "los ist.",
                "Menschen auf dieser Stufe bringen Energie und gute Laune mit und mögen es, wenn viel los "
                "ist. Sie reißen andere mit und machen Anfänge leicht. Routine kann sie langweilen, und "
                "Risiken können ihnen kleiner erscheinen, als sie sind." },
            .extreme = { "Bei so niedrigen Werten sind Lob und Interesse besser ausgesprochen als "
                         "vorausgesetzt.",
                         "Bei so hohen Werten ist jemand, der Risiken und Details prüft, ein gutes "
                         "Gegengewicht." },
            .ask = "Auf welchen Teil Ihrer Arbeit freuen Sie sich, und woran würden andere das merken?",
            .probe = { "Wie gewinnen Sie andere für etwas, das Ihnen wichtig ist?",
                       "Wie erhalten Sie sich das Interesse, wenn eine Aufgabe zur Routine wird?",
                       "Wann ist Ihre Begeisterung den Fakten vorausgeeilt? Was lernten Sie daraus?" } },
        [DIM_EMPATHY] = {
            .measures = "Wie sehr jemanden bewegt, was andere brauchen, und wie bereitwillig er oder sie "
                        "hilft.",
            .brief = { "Sieht zuerst auf Fakten, wahrt persönlichen Abstand",
                       "Nimmt Anteil und achtet auf eigene Grenzen",
                       "Merkt, was andere brauchen, und hilft gern" },
            .level = {
                "Menschen auf dieser Stufe sehen Fakten und Ergebnisse vor Gefühlen. Sie können unpopuläre "
                "Entscheidungen treffen und vertreten und verlieren sich nicht in den Sorgen anderer. Ihr "
                "Umfeld wünscht sich vielleicht mehr Interesse am Befinden, vor allem in schweren Zeiten.",
                "Menschen auf dieser Stufe sind rücksichtsvoll und helfen, wo sie können, ohne die eigene "
                "Arbeit aus dem Blick zu verlieren. Sie wägen Persönliches und Sachliches ab und finden "
                "meist einen fairen Ausgleich.",
                "Menschen auf dieser Stufe merken schnell, wie es anderen geht, und helfen gern. Sie "
                "schaffen Vertrauen und sind für Kundschaft und Team gerade in schwierigen Lagen da. Nein "
                "zu sagen oder harte Rückmeldungen zu geben, kann sie Überwindung kosten." },
            .extreme = { "Bei so niedrigen Werten hilft es, Zeit für persönliche Rückmeldungen bewusst "
                         "einzuplanen.",
                         "Bei so hohen Werten lohnt die Frage, wie eigene Aufgaben geschützt werden, wenn "
                         "viele Hilfe wollen." },
            .ask = "Erzählen Sie von jemandem im Team, der eine schwere Zeit hatte. Was haben Sie bemerkt, "
                   "und was getan?",
            .probe = { "Wie finden Sie heraus, was eine Ihrer Entscheidungen für die Betroffenen bedeutet?",
                       "Wann mussten Sie die persönliche Lage eines Menschen gegen die Arbeit abwägen?",
                       "Wann mussten Sie jemandem etwas Schmerzliches sagen? Wie sind Sie vorgegangen?" } },
        [DIM_COOPERATION] = {
            .measures = "Wie sehr jemand anderen vertraut und Einigung sucht, statt recht behalten zu "
                        "wollen.",
            .brief = { "Hinterfragt, verhandelt hart, scheut keinen Konflikt",
                       "Arbeitet mit anderen und streitet, wo es zählt",
                       "Vertraut anderen und sucht Einigung" },
            .level = {
                "Menschen auf dieser Stufe prüfen, bevor sie vertrauen, und vertreten ihren Standpunkt "
                "auch im Streit. Sie sind wertvoll, wo Behauptungen zu prüfen oder Bedingungen "
                "auszuhandeln sind. Zusammenarbeit kann länger brauchen, bis sie leichtfällt, und "
                "Diskussionen klingen mitunter schärfer als gemeint.",
                "Menschen auf dieser Stufe arbeiten bereitwillig mit anderen zusammen und vertrauen, bis "
                "etwas dagegen spricht. Bei Kleinigkeiten geben sie nach, bei Wichtigem bleiben sie fest.",
                "Menschen auf dieser Stufe unterstellen gute Absichten und suchen Lösungen, mit denen alle "
                "leben können. Sie glätten Reibungen und machen die Arbeit im Team angenehm. Manchmal "
                "geben sie zu früh nach oder merken spät, dass jemand sie ausnutzt." },
            .extreme = { "Bei so niedrigen Werten schützen klare Regeln für den Streitfall die Beziehung.",
                         "Bei so hohen Werten lohnt die Frage, wie eigene Interessen in einer Verhandlung "
                         "vertreten werden." },
            .ask = "Erzählen Sie von einem Konflikt in einem Ihrer Teams. Was war Ihr Anteil an der Lösung?",
            .probe = { "Was muss geschehen, bevor Sie neuen Menschen im Team oder im Geschäft vertrauen?",
                       "Wie entscheiden Sie, ob sich eine Auseinandersetzung lohnt?",
                       "Wann haben Sie nachgegeben und es später bereut? Was würden Sie heute tun?" } },
        [DIM_INTEGRITY] = {
            .measures = "Wie viel Gewicht jemand auf Zusagen, Regeln und Aufrichtigkeit legt.",
            .brief = { "Geht mit Regeln und Absprachen flexibel um",
                       "Hält sich an Regeln und lässt Ausnahmen zu",
                       "Nimmt Zusagen und Regeln sehr ernst" },
            .level = {
                "Menschen auf dieser Stufe beschreiben sich als flexibel im Umgang mit Regeln und als "
                "taktisch, wo es hilft. Sie finden Umwege und urteilen von Fall zu Fall. Wo Abläufe "
                "Menschen oder Geld schützen, klären Sie, was nicht verhandelbar ist. Der Wert ist eine "
                "Selbstbeschreibung, kein Ehrlichkeitstest.",
                "Menschen auf dieser Stufe halten ihr Wort und befolgen Regeln, deren Sinn sie sehen. Sie "
                "lassen Ausnahmen zu, wenn die Lage es erfordert, und können sie meist begründen.",
                "Menschen auf dieser Stufe fühlen sich an Zusagen und Regeln gebunden und sagen offen, was "
                "ist. Andere wissen, woran sie mit ihnen sind. Manchmal bestehen sie auf der Regel, wo "
                "eine pragmatische Lösung genügte, oder sind enttäuscht von Menschen, die es lockerer "
                "sehen." },
            .extreme = { "Bei so niedrigen Werten sollten Sie den Grund jeder Regel erklären, auf die es "
                         "in der Rolle ankommt.",
                         "Bei so hohen Werten lohnt die Frage nach dem Umgang mit Grauzonen und nötigen "
                         "Kompromissen." },
            .ask = "Erzählen Sie von einer beruflichen Zusage, die schwer einzuhalten war. Was haben Sie "
                   "getan?",
            .probe = { "Wann sind Sie zuletzt von einer Regel abgewichen? Was war der Grund, und wer "
                       "wusste davon?",
                       "Wie entscheiden Sie, ob eine Ausnahme von einer Regel gerechtfertigt ist?",
                       "Wie reagieren Sie, wenn jemand, den Sie schätzen, sich nicht an Absprachen hält?" } },
        [DIM_STRUCTURE] = {
            .measures = "Wie sehr jemand plant, Ordnung hält und erst nachdenkt, dann handelt.",
            .brief = { "Improvisiert und entscheidet schnell",
                       "Plant, wo es sich lohnt, und bleibt flexibel",
                       "Plant voraus, arbeitet geordnet und umsichtig" },
            .level = {
                "Menschen auf dieser Stufe legen schnell los und klären vieles unterwegs. Mit wechselnden "
                "Plänen und lückenhaften Informationen kommen sie gut zurecht. Details, Unterlagen und "
                "Fristen können ihnen durchrutschen; gemeinsame Werkzeuge und kurze Abstimmungen helfen.",
                "Menschen auf dieser Stufe halten so viel Ordnung, dass sie sich zurechtfinden, und planen "
                "das Wichtige. Bei Bedarf ändern sie einen Plan, und meist denken sie nach, bevor sie sich "
                "festlegen.",
                "Menschen auf dieser Stufe arbeiten nach Plan, halten Ordnung und bedenken zuerst die "
                "Folgen. Sie machen Abläufe verlässlich. Plötzliche Änderungen können ihre Arbeitsweise "
                "durcheinanderbringen, und die Vorbereitung kann länger dauern, als die Sache verlangt." },
            .extreme = { "Bei so niedrigen Werten gilt: Wo Fehler teuer sind, sollte immer noch jemand "
                         "gegenprüfen.",
                         "Bei so hohen Werten lohnt die Frage, wie Entscheidungen fallen, wenn "
                         "Informationen fehlen." },
            .ask = "Wie behalten Sie den Überblick, wenn mehrere Aufgaben gleichzeitig fällig sind?",
            .probe = { "Was ist Ihnen einmal durchgerutscht? Was machen Sie seitdem anders?",
                       "Wann machen Sie einen Plan, und wann fangen Sie einfach an?",
                       "Erzählen Sie von einem Plan, der über Nacht hinfällig wurde. Wie sind Sie damit "
                       "umgegangen?" } },
        [DIM_PERSEVERANCE] = {
            .measures = "Wie stetig jemand sich an die Arbeit macht, Ablenkung widersteht und zu Ende "
                        "bringt.",
            .brief = { "Arbeitet in Schüben und folgt neuen Impulsen",
                       "Bringt das meiste zu Ende, mit einigen Umwegen",
                       "Packt an und bringt Dinge zu Ende" },
            .level = {
                "Menschen auf dieser Stufe arbeiten in Schüben und folgen dem, was sie gerade "
                "interessiert. Sie sind spontan und lassen leicht los, was keinen Sinn mehr ergibt. Lange "
                "oder eintönige Aufgaben fallen ihnen schwerer; kurz vor Fristen helfen Gesellschaft und "
                "sichtbare Fortschritte.",
                "Menschen auf dieser Stufe bringen das meiste zu Ende, was sie beginnen, manchmal nach "
                "langsamem Start. Ist das Ziel klar, widerstehen sie Ablenkungen; ist es das nicht, gönnen "
                "sie sich Pausen.",
                "Menschen auf dieser Stufe fangen ohne Aufschub an und bleiben bei der Sache, bis sie "
                "fertig ist, auch wenn sie mühsam ist. Darauf können andere sich verlassen. Manchmal "
                "halten sie an etwas fest, das man aufgeben sollte, oder vergessen die Pausen." },
            .extreme = { "Bei so niedrigen Werten gelingen kurze Arbeitspakete mit festem Ende besser als "
                         "lange.",
                         "Bei so hohen Werten lohnt die Frage, woran sich entscheidet, dass eine Arbeit "
                         "aufgegeben wird." },
            .ask = "Erzählen Sie von einer langen, eintönigen Aufgabe. Wie haben Sie sie zu Ende gebracht?",
            .probe = { "Was lenkt Sie am leichtesten ab, und was bringt Sie zurück an die Arbeit?",
                       "Wie bringen Sie sich bei Aufgaben in Gang, die Sie nicht mögen?",
                       "Wann haben Sie etwas abgebrochen, in dem schon viel Arbeit steckte?" } },
        [DIM_STRESS_RESISTANCE] = {
            .measures = "Wie ruhig und handlungsfähig sich jemand fühlt, wenn der Druck steigt.",
            .brief = { "Spürt Druck früh und nimmt ihn ernst",
                       "Bewältigt üblichen Druck, spürt hohe Belastung",
                       "Bleibt unter Druck ruhig und handlungsfähig" },
            .level = {
                "Menschen auf dieser Stufe spüren Druck früh und bedenken, was schiefgehen könnte. Das "
                "macht sie aufmerksam für Risiken und gut vorbereitet. Kommt vieles zugleich, brauchen sie "
                "vielleicht klare Prioritäten, verlässliche Unterstützung und Zeit, zur Ruhe zu kommen.",
                "Menschen auf dieser Stufe bewältigen den üblichen Druck im Beruf und spüren, wenn es zu "
                "viel wird. Mit klaren Prioritäten und etwas Vorlauf bleiben sie handlungsfähig.",
                "Menschen auf dieser Stufe bleiben ruhig, wenn der Druck steigt, und behalten in "
                "kritischen Momenten einen klaren Kopf. Sie geben anderen Sicherheit. Risiken können sie "
                "unterschätzen oder übersehen, wie angespannt ihr Umfeld ist." },
            .extreme = { "Bei so niedrigen Werten tun eine planbare Auslastung und frühe Hinweise auf "
                         "Änderungen viel Gutes.",
                         "Bei so hohen Werten lohnt die Frage, welche Warnzeichen ernst genommen werden "
                         "und wann." },
            .ask = "Erzählen Sie von der hektischsten Woche des letzten Jahres. Was haben Sie zuerst getan?",
            .probe = { "Was hilft Ihnen, einen klaren Kopf zu behalten, wenn alles auf einmal kommt?",
                       "Woran merken Sie, dass die Belastung zu groß wird, und was tun Sie dann?",
                       "Erzählen Sie von einem Risiko, das andere vor Ihnen sahen. Was ist passiert?" } },
        [DIM_COMPOSURE] = {
            .measures = "Wie gleichmütig und unbefangen jemand bei Kritik, Provokation oder vor Publikum "
                        "bleibt.",
            .brief = { "Reagiert sichtbar, nimmt sich Kritik zu Herzen",
                       "Meist ausgeglichen, zeigt, wenn es zu viel wird",
                       "Ausgeglichen und unbefangen vor anderen" },
            .level = {
                "Menschen auf dieser Stufe reagieren schnell und sichtbar, wenn ihnen etwas gegen den "
                "Strich geht, und achten darauf, wie sie wirken. Andere wissen sofort, woran sie sind. "
                "Kritik kommt am besten unter vier Augen an, mit konkreten Beispielen und Zeit für eine "
                "Antwort.",
                "Menschen auf dieser Stufe sind meist ausgeglichen und unter vertrauten Menschen "
                "unbefangen. Starke Kritik oder ein fremdes Publikum kann sie kurz aus dem Tritt bringen, "
                "doch sie fangen sich gut.",
                "Menschen auf dieser Stufe bleiben freundlich und sachlich, wenn sie provoziert werden, "
                "und sind vor anderen unbefangen. Sie beruhigen hitzige Situationen. Ihr Unmut kann so "
                "leise sein, dass man ihn überhört: Fragen Sie, was sie wirklich denken." },
            .extreme = { "Bei so niedrigen Werten ist eine Pause vor der Antwort eine einfache und "
                         "wirksame Abmachung.",
                         "Bei so hohen Werten lohnt die Frage, woran andere merken, dass eine Grenze "
                         "erreicht ist." },
            .ask = "Erzählen Sie von Kritik, die Sie ungerecht fanden. Wie haben Sie reagiert?",
            .probe = { "Was ärgert Sie bei der Arbeit, und was tun Sie in den ersten zehn Minuten?",
                       "In welchen Situationen fühlen Sie sich beobachtet, und wie bereiten Sie sich "
                       "darauf vor?",
                       "Woran merken die Menschen um Sie herum, dass Sie etwas wirklich stört?" } },
        [DIM_OPENNESS_TO_CHANGE] = {
            .measures = "Wie viel Freude jemand an neuen Wegen, Unbekanntem und komplexen Ideen hat.",
            .brief = { "Verlässt sich auf Bewährtes",
                       "Offen für Wandel, wenn es gute Gründe gibt",
                       "Mag neue Wege und komplexe Ideen" },
            .level = {
                "Menschen auf dieser Stufe vertrauen auf Bewährtes und ziehen praktische Fragen der "
                "Theorie vor. Sie halten den Betrieb am Laufen und fragen, wozu eine Veränderung gut ist. "
                "Neue Werkzeuge oder Methoden nehmen sie leichter an, wenn es Gründe, Beispiele und Zeit "
                "zum Üben gibt.",
                "Menschen auf dieser Stufe tragen Veränderungen mit, deren Nutzen sie sehen, und behalten, "
                "was funktioniert. Sie können einer abstrakten Diskussion folgen und mögen es, wenn etwas "
                "Praktisches daraus wird.",
                "Menschen auf dieser Stufe mögen das Unbekannte, probieren neue Wege aus und durchdenken "
                "komplexe Fragen. In Zeiten des Wandels sind sie eine treibende Kraft. Routine kann sie "
                "ermüden, und Funktionierendes wird mitunter zu früh ersetzt." },
            .extreme = { "Bei so niedrigen Werten gelingt Wandel am besten früh angekündigt und in kleinen "
                         "Schritten.",
                         "Bei so hohen Werten lohnt die Frage, wie neue Ideen ihren Weg in den Alltag "
                         "finden." },
            .ask = "Erzählen Sie von einer großen Veränderung bei der Arbeit. Was dachten Sie zuerst, und "
                   "was später?",
            .probe = { "Was muss man Ihnen erklären, bevor Sie eine bewährte Methode aufgeben?",
                       "Wie entscheiden Sie, welche neuen Ideen einen Versuch wert sind?",
                       "Welche Routine behalten Sie bewusst bei, und warum?" } },
    },
};
