/* test_reasoning.c - general reasoning: thirty short questions against the clock.
 *
 * Ten each are numerical, verbal and abstract; all three grow harder together.  The verbal
 * ones rest on relations of words that hold in every language, so that their keys agree.
 */
#include "domain/test_texts.h"

#define NEXT_FIGURE                                                                     \
    TEXTS("Which figure comes next?", "Qual é a próxima figura?", "¿Qué figura sigue?", \
          "Welche Figur folgt?")

enum { NUMERICAL, VERBAL, ABSTRACT };

static const struct question questions[] = {
    { .id = "reasoning.01", .type = ITEM_SINGLE, .skill = NUMERICAL, .level = 1,
      .stimulus = SAME("3, 6, 12, 24, **?**"),
      .text = TEXTS("Which number comes next?", "Qual é o próximo número?", "¿Qué número sigue?",
                    "Welche Zahl folgt?"),
      .options = { SAME("36"), SAME("42"), SAME("48"), SAME("54") },
      .credit = { 0, 0, 1, 0 },
      .explanation = TEXTS("Each number is twice the one before it.",
                           "Cada número é o dobro do anterior.", "Cada número es el doble del anterior.",
                           "Jede Zahl ist das Doppelte der vorigen.") },
    { .id = "reasoning.02", .type = ITEM_SINGLE, .skill = VERBAL, .level = 1,
      .text = TEXTS("Which word means the opposite of “temporary”?",
                    "Qual palavra significa o contrário de “temporário”?",
                    "¿Qué palabra significa lo contrario de «temporal»?",
                    "Welches Wort bedeutet das Gegenteil von „vorübergehend“?"),
      .options = { TEXTS("brief", "breve", "breve", "kurz"),
                   TEXTS("sudden", "repentino", "repentino", "plötzlich"),
                   TEXTS("rare", "raro", "raro", "selten"),
                   TEXTS("permanent", "permanente", "permanente", "dauerhaft") },
      .credit = { 0, 0, 0, 1 },
      .explanation = TEXTS("What is temporary ends after a while; what is permanent stays.",
                           "O que é temporário acaba depois de algum tempo; o que é permanente fica.",
                           "Lo temporal termina al cabo de un tiempo; lo permanente se queda.",
                           "Was vorübergehend ist, endet nach einer Weile; was dauerhaft ist, bleibt.") },
    { .id = "reasoning.03", .type = ITEM_SINGLE, .skill = ABSTRACT, .level = 1,
      .stimulus = SAME("○ □ □ △ ○ □ □ △ ○ □ **?**"),
      .text = NEXT_FIGURE,
      .options = { SAME("○"), SAME("□"), SAME("△"), SAME("◇") },
      .credit = { 0, 1, 0, 0 },
      .explanation = TEXTS("The group circle, square, square, triangle repeats; after its first square "
                           "comes the second.",
                           "O grupo círculo, quadrado, quadrado, triângulo se repete; depois do "
                           "primeiro quadrado vem o segundo.",
                           "El grupo círculo, cuadrado, cuadrado, triángulo se repite; tras el primer "
                           "cuadrado viene el segundo.",
                           "Die Gruppe Kreis, Quadrat, Quadrat, Dreieck wiederholt sich; auf ihr "
                           "erstes Quadrat folgt das zweite.") },
    { .id = "reasoning.04", .type = ITEM_SINGLE, .skill = NUMERICAL, .level = 1,
      .text = TEXTS("Three notebooks cost €4.50. What do five cost at the same price each?",
                    "Três cadernos custam € 4,50. Quanto custam cinco pelo mesmo preço unitário?",
                    "Tres cuadernos cuestan 4,50 €. ¿Cuánto cuestan cinco al mismo precio por unidad?",
                    "Drei Hefte kosten 4,50 €. Was kosten fünf zum gleichen Stückpreis?"),
      .options = { EUROS("7.50", "7,50"), EUROS("9.00", "9,00"), EUROS("13.50", "13,50"),
                   EUROS("22.50", "22,50") },
      .credit = { 1, 0, 0, 0 },
      .explanation = TEXTS("One costs €1.50; 5 × €1.50 = €7.50.",
                           "Um custa € 1,50; 5 × € 1,50 = € 7,50.",
                           "Uno cuesta 1,50 €; 5 × 1,50 € = 7,50 €.",
                           "Eines kostet 1,50 €; 5 × 1,50 € = 7,50 €.") },
    { .id = "reasoning.05", .type = ITEM_SINGLE, .skill = VERBAL, .level = 1,
      .text = TEXTS("Baker is to bread as carpenter is to …",
                    "Padeiro está para pão como marceneiro está para …",
                    "Panadero es a pan como carpintero es a …",
                    "Bäcker verhält sich zu Brot wie Tischler zu …"),
      .options = { TEXTS("furniture", "móveis", "muebles", "Möbel"),
                   TEXTS("hammer", "martelo", "martillo", "Hammer"),
                   TEXTS("wood", "madeira", "madera", "Holz"),
                   TEXTS("workshop", "oficina", "taller", "Werkstatt") },
      .credit = { 1, 0, 0, 0 },
      .explanation = TEXTS("A baker makes bread; a carpenter makes furniture. Wood is only the "
                           "material.",
                           "O padeiro faz pão; o marceneiro faz móveis. A madeira é apenas o material.",
                           "El panadero hace pan; el carpintero hace muebles. La madera es solo el "
                           "material.",
                           "Ein Bäcker stellt Brot her, ein Tischler Möbel. Holz ist nur das Material.") },
    { .id = "reasoning.06", .type = ITEM_SINGLE, .skill = ABSTRACT, .level = 1,
      .text = TEXTS("Which pair of letters does not fit with the others?",
                    "Qual par de letras não combina com os outros?",
                    "¿Qué par de letras no encaja con los demás?",
                    "Welches Buchstabenpaar passt nicht zu den anderen?"),
      .options = { SAME("AB"), SAME("CD"), SAME("EF"), SAME("GI"), SAME("KL") },
      .credit = { 0, 0, 0, 1, 0 },
      .explanation = TEXTS("In the others the second letter follows the first in the alphabet; between "
                           "G and I stands H.",
                           "Nos outros, a segunda letra vem logo depois da primeira no alfabeto; entre "
                           "G e I está o H.",
                           "En los demás, la segunda letra sigue a la primera en el alfabeto; entre G "
                           "e I está la H.",
                           "Bei den anderen folgt der zweite Buchstabe im Alphabet auf den ersten; "
                           "zwischen G und I steht H.") },
    { .id = "reasoning.07", .type = ITEM_SINGLE, .skill = NUMERICAL, .level = 1,
      .text = TEXTS("Of 200 employees 15% work part-time. How many is that?",
                    "De 200 funcionários, 15% trabalham em meio período. Quantos são?",
                    "De 200 empleados, el 15 % trabaja a tiempo parcial. ¿Cuántos son?",
                    "Von 200 Beschäftigten arbeiten 15 % in Teilzeit. Wie viele sind das?"),
      .options = { SAME("15"), SAME("30"), SAME("35"), SAME("45") },
      .credit = { 0, 1, 0, 0 },
      .explanation = TEXTS("15% of 100 is 15, so of 200 it is 30.",
                           "15% de 100 são 15; de 200, portanto, são 30.",
                           "El 15 % de 100 es 15; de 200, por tanto, es 30.",
                           "15 % von 100 sind 15, von 200 also 30.") },
    { .id = "reasoning.08", .type = ITEM_SINGLE, .skill = VERBAL, .level = 1,
      .text = TEXTS("Four of these words name the same kind of thing. Which one does not belong?",
                    "Quatro destas palavras designam o mesmo tipo de coisa. Qual delas não pertence ao "
                    "grupo?",
                    "Cuatro de estas palabras designan el mismo tipo de cosa. ¿Cuál no pertenece al "
                    "grupo?",
                    "Vier dieser Wörter bezeichnen die gleiche Art von Ding. Welches gehört nicht dazu?"),
      .options = { TEXTS("hammer", "martelo", "martillo", "Hammer"),
                   TEXTS("saw", "serra", "sierra", "Säge"), TEXTS("nail", "prego", "clavo", "Nagel"),
                   TEXTS("screwdriver", "chave de fenda", "destornillador", "Schraubendreher"),
                   TEXTS("pliers", "alicate", "alicates", "Zange") },
      .credit = { 0, 0, 1, 0, 0 },
      .explanation = TEXTS("The others are tools; a nail is used up in the work and stays in it.",
                           "As outras são ferramentas; o prego é material que fica na peça.",
                           "Las demás son herramientas; el clavo es material que se queda en la pieza.",
                           "Die anderen sind Werkzeuge; ein Nagel ist Material, das im Werkstück "
                           "bleibt.") },
    { .id = "reasoning.09", .type = ITEM_SINGLE, .skill = ABSTRACT, .level = 1,
      .stimulus = SAME("| 1 | 2 | 3 |\n"
                       "|:--|:--|:--|\n"
                       "| A | D | G |\n"
                       "| B | E | H |\n"
                       "| C | F | **?** |\n"),
      .text = TEXTS("Which letter belongs in place of the question mark?",
                    "Qual letra deve ficar no lugar do ponto de interrogação?",
                    "¿Qué letra va en el lugar del signo de interrogación?",
                    "Welcher Buchstabe gehört an die Stelle des Fragezeichens?"),
      .options = { SAME("H"), SAME("I"), SAME("J"), SAME("K") },
      .credit = { 0, 1, 0, 0 },
      .explanation = TEXTS("Down each column the alphabet goes on by one letter: G, H, I.",
                           "Em cada coluna, de cima para baixo, o alfabeto avança uma letra: G, H, I.",
                           "En cada columna, de arriba abajo, el alfabeto avanza una letra: G, H, I.",
                           "In jeder Spalte geht das Alphabet nach unten um einen Buchstaben weiter: "
                           "G, H, I.") },
    { .id = "reasoning.10", .type = ITEM_SINGLE, .skill = VERBAL, .level = 1,
      .text = TEXTS("Which word is closest in meaning to “postpone”?",
                    "Qual palavra tem o sentido mais próximo de “adiar”?",
                    "¿Qué palabra tiene el significado más cercano a «aplazar»?",
                    "Welches Wort kommt „aufschieben“ in der Bedeutung am nächsten?"),
      .options = { TEXTS("cancel", "cancelar", "cancelar", "absagen"),
                   TEXTS("repeat", "repetir", "repetir", "wiederholen"),
                   TEXTS("shorten", "encurtar", "acortar", "kürzen"),
                   TEXTS("delay", "protelar", "posponer", "vertagen") },
      .credit = { 0, 0, 0, 1 },
      .explanation = TEXTS("Both mean that something happens later. What is cancelled does not happen "
                           "at all.",
                           "As duas significam que algo acontece mais tarde. O que é cancelado nem "
                           "acontece.",
                           "Ambas significan que algo ocurre más tarde. Lo que se cancela no ocurre.",
                           "Beides heißt, dass etwas später stattfindet. Was abgesagt wird, findet gar "
                           "nicht statt.") },
    { .id = "reasoning.11", .type = ITEM_SINGLE, .skill = NUMERICAL, .level = 2,
      .text = TEXTS("A meeting starts at 10:35 and lasts 85 minutes. When does it end?",
                    "Uma reunião começa às 10h35 e dura 85 minutos. A que horas termina?",
                    "Una reunión empieza a las 10:35 y dura 85 minutos. ¿A qué hora termina?",
                    "Eine Besprechung beginnt um 10:35 Uhr und dauert 85 Minuten. Wann endet sie?"),
      .options = { TEXTS("11:20", "11h20", "11:20", "11:20 Uhr"),
                   TEXTS("11:50", "11h50", "11:50", "11:50 Uhr"),
                   TEXTS("12:00", "12h00", "12:00", "12:00 Uhr"),
                   TEXTS("12:10", "12h10", "12:10", "12:10 Uhr") },
      .credit = { 0, 0, 1, 0 },
      .explanation = TEXTS("85 minutes are 1 hour and 25 minutes: 11:35 and 25 minutes make 12:00.",
                           "85 minutos são 1 hora e 25 minutos: 11h35 mais 25 minutos são 12h00.",
                           "85 minutos son 1 hora y 25 minutos: las 11:35 más 25 minutos son las 12:00.",
                           "85 Minuten sind 1 Stunde und 25 Minuten: 11:35 Uhr und 25 Minuten ergeben "
                           "12:00 Uhr.") },
    { .id = "reasoning.12", .type = ITEM_SINGLE, .skill = ABSTRACT, .level = 2,
      .text = TEXTS("In a code CAB is written 312. How is EDAF written in it?",
                    "Em um código, CAB se escreve 312. Como se escreve EDAF nesse código?",
                    "En un código, CAB se escribe 312. ¿Cómo se escribe EDAF en él?",
                    "In einem Code schreibt man CAB als 312. Wie schreibt man darin EDAF?"),
      .options = { SAME("5416"), SAME("5461"), SAME("4516"), SAME("6145") },
      .credit = { 1, 0, 0, 0 },
      .explanation = TEXTS("Each letter is written as its place in the alphabet: E 5, D 4, A 1, F 6.",
                           "Cada letra é escrita como sua posição no alfabeto: E 5, D 4, A 1, F 6.",
                           "Cada letra se escribe como su posición en el alfabeto: E 5, D 4, A 1, F 6.",
                           "Jeder Buchstabe wird durch seine Stelle im Alphabet ersetzt: E 5, D 4, A "
                           "1, F 6.") },
    { .id = "reasoning.13", .type = ITEM_SINGLE, .skill = VERBAL, .level = 2,
      .stimulus = TEXTS("- Every member of the team has a key.\n"
                        "- One person in the office has no key.\n",
                        "- Todo membro da equipe tem uma chave.\n"
                        "- Uma pessoa no escritório não tem chave.\n",
                        "- Todos los miembros del equipo tienen una llave.\n"
                        "- Una persona de la oficina no tiene llave.\n",
                        "- Jedes Mitglied des Teams hat einen Schlüssel.\n"
                        "- Eine Person im Büro hat keinen Schlüssel.\n"),
      .text = WHAT_FOLLOWS,
      .options = { TEXTS("Only members of the team have a key.", "Só os membros da equipe têm chave.",
                         "Solo los miembros del equipo tienen llave.",
                         "Nur Mitglieder des Teams haben einen Schlüssel."),
                   TEXTS("At least one person in the office is not a member of the team.",
                         "Pelo menos uma pessoa no escritório não é membro da equipe.",
                         "Al menos una persona de la oficina no es miembro del equipo.",
                         "Mindestens eine Person im Büro ist kein Mitglied des Teams."),
                   TEXTS("Nobody in the office is a member of the team.",
                         "Ninguém no escritório é membro da equipe.",
                         "Nadie de la oficina es miembro del equipo.",
                         "Niemand im Büro ist Mitglied des Teams."),
                   TEXTS("All others in the office are members of the team.",
                         "Todas as outras pessoas no escritório são membros da equipe.",
                         "Todas las demás personas de la oficina son miembros del equipo.",
                         "Alle anderen im Büro sind Mitglieder des Teams.") },
      .credit = { 0, 1, 0, 0 },
      .explanation = TEXTS("As a member that person would have a key. Nothing is said about the others.",
                           "Como membro, essa pessoa teria uma chave. Nada se diz sobre as outras.",
                           "Como miembro, esa persona tendría una llave. Nada se dice de las demás.",
                           "Als Mitglied hätte diese Person einen Schlüssel. Über die anderen ist "
                           "nichts gesagt.") },
    { .id = "reasoning.14", .type = ITEM_SINGLE, .skill = NUMERICAL, .level = 2,
      .text = TEXTS("Six people pack 240 boxes in 4 hours. How many boxes does one person pack in an "
                    "hour on average?",
                    "Seis pessoas embalam 240 caixas em 4 horas. Quantas caixas uma pessoa embala por "
                    "hora, em média?",
                    "Seis personas embalan 240 cajas en 4 horas. ¿Cuántas cajas embala una persona por "
                    "hora, de media?",
                    "Sechs Personen packen in 4 Stunden 240 Kartons. Wie viele Kartons packt eine "
                    "Person im Schnitt pro Stunde?"),
      .options = { SAME("10"), SAME("40"), SAME("60"), SAME("160") },
      .credit = { 1, 0, 0, 0 },
      .explanation = TEXTS("240 ÷ 6 = 40 for each person, 40 ÷ 4 = 10 in each hour.",
                           "240 ÷ 6 = 40 por pessoa; 40 ÷ 4 = 10 por hora.",
                           "240 ÷ 6 = 40 por persona; 40 ÷ 4 = 10 por hora.",
                           "240 ÷ 6 = 40 je Person, 40 ÷ 4 = 10 je Stunde.") },
    { .id = "reasoning.15", .type = ITEM_SINGLE, .skill = ABSTRACT, .level = 2,
      .stimulus = SAME("■ □ □ → □ ■ ■\n"
                       "\n"
                       "● ● ○ → **?**\n"),
      .text = TEXTS("The same rule holds in both lines. Which figure belongs in place of the question "
                    "mark?",
                    "A mesma regra vale nas duas linhas. Qual figura deve ficar no lugar do ponto de "
                    "interrogação?",
                    "En las dos líneas vale la misma regla. ¿Qué figura va en el lugar del signo de "
                    "interrogación?",
                    "In beiden Zeilen gilt dieselbe Regel. Welche Figur gehört an die Stelle des "
                    "Fragezeichens?"),
      .options = { SAME("● ○ ○"), SAME("● ○ ●"), SAME("○ ● ○"), SAME("○ ○ ●") },
      .credit = { 0, 0, 0, 1 },
      .explanation = TEXTS("Filled shapes become empty and empty ones filled.",
                           "As formas preenchidas ficam vazias, e as vazias, preenchidas.",
                           "Las formas rellenas pasan a vacías y las vacías a rellenas.",
                           "Gefüllte Formen werden leer und leere gefüllt.") },
    { .id = "reasoning.16", .type = ITEM_SINGLE, .skill = VERBAL, .level = 2,
      .text = TEXTS("Drought is to rain as silence is to …",
                    "Seca está para chuva como silêncio está para …",
                    "Sequía es a lluvia como silencio es a …",
                    "Dürre verhält sich zu Regen wie Stille zu …"),
      .options = { TEXTS("night", "noite", "noche", "Nacht"), TEXTS("peace", "paz", "paz", "Frieden"),
                   TEXTS("sound", "som", "sonido", "Geräusch"),
                   TEXTS("library", "biblioteca", "biblioteca", "Bibliothek") },
      .credit = { 0, 0, 1, 0 },
      .explanation = TEXTS("A drought is a lack of rain, silence a lack of sound.",
                           "Seca é falta de chuva; silêncio é falta de som.",
                           "La sequía es falta de lluvia; el silencio, falta de sonido.",
                           "Dürre ist das Fehlen von Regen, Stille das Fehlen von Geräuschen.") },
    { .id = "reasoning.17", .type = ITEM_SINGLE, .skill = NUMERICAL, .level = 2,
      .text = TEXTS("The average of three numbers is 20. Two of them are 15 and 18. What is the third?",
                    "A média de três números é 20. Dois deles são 15 e 18. Qual é o terceiro?",
                    "La media de tres números es 20. Dos de ellos son 15 y 18. ¿Cuál es el tercero?",
                    "Der Durchschnitt von drei Zahlen ist 20. Zwei davon sind 15 und 18. Wie lautet "
                    "die dritte?"),
      .options = { SAME("20"), SAME("22"), SAME("25"), SAME("27") },
      .credit = { 0, 0, 0, 1 },
      .explanation = TEXTS("The three add up to 3 × 20 = 60; 60 − 15 − 18 = 27.",
                           "Os três somam 3 × 20 = 60; 60 − 15 − 18 = 27.",
                           "Los tres suman 3 × 20 = 60; 60 − 15 − 18 = 27.",
                           "Zusammen ergeben die drei 3 × 20 = 60; 60 − 15 − 18 = 27.") },
    { .id = "reasoning.18", .type = ITEM_SINGLE, .skill = ABSTRACT, .level = 2,
      .stimulus = SAME("▲, ▲▲●, ▲▲▲●●, **?**"),
      .text = NEXT_FIGURE,
      .options = { SAME("▲▲▲▲●●"), SAME("▲▲▲▲●●●"), SAME("▲▲▲●●●"), SAME("▲▲▲▲●●●●") },
      .credit = { 0, 1, 0, 0 },
      .explanation = TEXTS("At each step one triangle and one circle are added: four triangles and "
                           "three circles.",
                           "A cada passo se acrescentam um triângulo e um círculo: quatro triângulos e "
                           "três círculos.",
                           "En cada paso se añaden un triángulo y un círculo: cuatro triángulos y tres "
                           "círculos.",
                           "Bei jedem Schritt kommen ein Dreieck und ein Kreis hinzu: vier Dreiecke "
                           "und drei Kreise.") },
    { .id = "reasoning.19", .type = ITEM_SINGLE, .skill = VERBAL, .level = 2,
      .stimulus = TEXTS("Because the instructions were … (1), there were hardly any … (2).",
                        "Como as instruções eram … (1), quase não houve … (2).",
                        "Como las instrucciones eran … (1), apenas hubo … (2).",
                        "Weil die Anleitung … (1) war, gab es kaum … (2)."),
      .text = TEXTS("Which two words complete the sentence sensibly?",
                    "Quais duas palavras completam a frase com sentido?",
                    "¿Qué dos palabras completan la frase con sentido?",
                    "Welche zwei Wörter ergänzen den Satz sinnvoll?"),
      .options = { TEXTS("confusing – mistakes", "confusas – erros", "confusas – errores",
                         "verwirrend – Fehler"),
                   TEXTS("contradictory – queries", "contraditórias – dúvidas",
                         "contradictorias – dudas", "widersprüchlich – Rückfragen"),
                   TEXTS("clear – mistakes", "claras – erros", "claras – errores", "klar – Fehler"),
                   TEXTS("clear – successes", "claras – acertos", "claras – aciertos", "klar – Erfolge") },
      .credit = { 0, 0, 1, 0 },
      .explanation = TEXTS("Only clear instructions are a reason for few mistakes. Confusing ones "
                           "cause mistakes and queries, and clear ones bring success.",
                           "Só instruções claras são motivo para poucos erros. As confusas causam "
                           "erros e dúvidas, e as claras levam a acertos.",
                           "Solo unas instrucciones claras son motivo de pocos errores. Las confusas "
                           "causan errores y dudas, y las claras llevan a aciertos.",
                           "Nur eine klare Anleitung ist ein Grund für wenige Fehler. Eine verwirrende "
                           "führt zu Fehlern und Rückfragen, eine klare zu Erfolgen.") },
    { .id = "reasoning.20", .type = ITEM_SINGLE, .skill = NUMERICAL, .level = 2,
      .text = TEXTS("Which of these fractions is the largest?", "Qual destas frações é a maior?",
                    "¿Cuál de estas fracciones es la mayor?", "Welcher dieser Brüche ist der größte?"),
      .options = { SAME("2/3"), SAME("3/5"), SAME("4/7"), SAME("5/8") },
      .credit = { 1, 0, 0, 0 },
      .explanation = TEXTS("2/3 is about 0.667; 5/8 is 0.625, 3/5 is 0.6 and 4/7 about 0.571.",
                           "2/3 é cerca de 0,667; 5/8 é 0,625, 3/5 é 0,6 e 4/7, cerca de 0,571.",
                           "2/3 es aproximadamente 0,667; 5/8 es 0,625, 3/5 es 0,6 y 4/7, "
                           "aproximadamente 0,571.",
                           "2/3 ist etwa 0,667; 5/8 ist 0,625, 3/5 ist 0,6 und 4/7 etwa 0,571.") },
    { .id = "reasoning.21", .type = ITEM_SINGLE, .skill = NUMERICAL, .level = 3,
      .text = TEXTS("Four equal machines need 9 hours for an order. How many hours do six of them need?",
                    "Quatro máquinas iguais precisam de 9 horas para um pedido. De quantas horas seis "
                    "delas precisam?",
                    "Cuatro máquinas iguales necesitan 9 horas para un pedido. ¿Cuántas horas "
                    "necesitan seis de ellas?",
                    "Vier gleiche Maschinen brauchen für einen Auftrag 9 Stunden. Wie viele Stunden "
                    "brauchen sechs davon?"),
      .options = { SAME("4"), SAME("6"), FIGURE("7.5", "7,5"), FIGURE("13.5", "13,5") },
      .credit = { 0, 1, 0, 0 },
      .explanation = TEXTS("The order is 4 × 9 = 36 machine hours; 36 ÷ 6 = 6.",
                           "O pedido exige 4 × 9 = 36 horas de máquina; 36 ÷ 6 = 6.",
                           "El pedido son 4 × 9 = 36 horas de máquina; 36 ÷ 6 = 6.",
                           "Der Auftrag umfasst 4 × 9 = 36 Maschinenstunden; 36 ÷ 6 = 6.") },
    { .id = "reasoning.22", .type = ITEM_SINGLE, .skill = ABSTRACT, .level = 3,
      .stimulus = SAME("| 1 | 2 | 3 |\n"
                       "|:--|:--|:--|\n"
                       "| ● ● ○ | ● ○ ○ | ○ ● ○ |\n"
                       "| ○ ● ● | ● ● ○ | ● ○ ● |\n"
                       "| ● ○ ● | ○ ○ ● | **?** |\n"),
      .text = FIGURE_BY_ROWS,
      .options = { SAME("○ ● ●"), SAME("○ ○ ●"), SAME("● ○ ●"), SAME("○ ● ○"), SAME("● ○ ○") },
      .credit = { 0, 0, 0, 0, 1 },
      .explanation = TEXTS("In cell 3 a circle is filled where cells 1 and 2 differ, and empty where "
                           "they agree.",
                           "Na célula 3, um círculo é preenchido onde as células 1 e 2 diferem e vazio "
                           "onde coincidem.",
                           "En la celda 3, un círculo está relleno donde las celdas 1 y 2 difieren y "
                           "vacío donde coinciden.",
                           "In Feld 3 ist ein Kreis gefüllt, wo sich Feld 1 und 2 unterscheiden, und "
                           "leer, wo sie übereinstimmen.") },
    { .id = "reasoning.23", .type = ITEM_SINGLE, .skill = VERBAL, .level = 3,
      .stimulus = TEXTS("- Only trained employees are allowed to drive the forklift.\n"
                        "- Some of the warehouse staff are not allowed to drive it.\n",
                        "- Só funcionários treinados têm permissão para dirigir a empilhadeira.\n"
                        "- Alguns funcionários do depósito não têm essa permissão.\n",
                        "- Solo los empleados formados tienen permiso para conducir la carretilla "
                        "elevadora.\n"
                        "- Algunos empleados del almacén no tienen ese permiso.\n",
                        "- Nur geschulte Beschäftigte dürfen den Gabelstapler fahren.\n"
                        "- Einige Beschäftigte des Lagers dürfen ihn nicht fahren.\n"),
      .text = WHAT_FOLLOWS,
      .options = { TEXTS("All trained employees are allowed to drive the forklift.",
                         "Todos os funcionários treinados têm essa permissão.",
                         "Todos los empleados formados tienen ese permiso.",
                         "Alle geschulten Beschäftigten dürfen den Gabelstapler fahren."),
                   TEXTS("Some of the warehouse staff are not trained.",
                         "Alguns funcionários do depósito não são treinados.",
                         "Algunos empleados del almacén no están formados.",
                         "Einige Beschäftigte des Lagers sind nicht geschult."),
                   TEXTS("Some of the warehouse staff are allowed to drive the forklift.",
                         "Alguns funcionários do depósito têm essa permissão.",
                         "Algunos empleados del almacén tienen ese permiso.",
                         "Einige Beschäftigte des Lagers dürfen den Gabelstapler fahren."),
                   TEXTS("Every employee who is allowed to drive the forklift is trained.",
                         "Todo funcionário que tem essa permissão é treinado.",
                         "Todo empleado que tiene ese permiso está formado.",
                         "Alle Beschäftigten, die den Gabelstapler fahren dürfen, sind geschult.") },
      .credit = { 0, 0, 0, 1 },
      .explanation = TEXTS("Training is needed but may not be enough: trained people too may lack "
                           "permission, so nothing follows about the training of the warehouse staff.",
                           "O treinamento é necessário, mas pode não bastar: também pessoas treinadas "
                           "podem não ter permissão, e nada se conclui sobre o treinamento do pessoal "
                           "do depósito.",
                           "La formación es necesaria, pero puede no bastar: también a personas "
                           "formadas puede faltarles el permiso, y nada se deduce sobre la formación "
                           "del personal del almacén.",
                           "Die Schulung ist nötig, reicht aber vielleicht nicht: Auch Geschulten kann "
                           "die Erlaubnis fehlen, daher folgt nichts über die Schulung der "
                           "Lagerbeschäftigten.") },
    { .id = "reasoning.24", .type = ITEM_SINGLE, .skill = NUMERICAL, .level = 3,
      .text = TEXTS("A price of €96 includes 20% tax on the net price. What is the net price?",
                    "Um preço de € 96 inclui um imposto de 20% sobre o preço líquido. Qual é o preço "
                    "líquido?",
                    "Un precio de 96 € incluye un impuesto del 20 % sobre el precio neto. ¿Cuál es el "
                    "precio neto?",
                    "Ein Preis von 96 € enthält 20 % Steuer auf den Nettopreis. Wie hoch ist der "
                    "Nettopreis?"),
      .options = { EUROS("76.00", "76,00"), EUROS("76.80", "76,80"), EUROS("80.00", "80,00"),
                   EUROS("115.20", "115,20") },
      .credit = { 0, 0, 1, 0 },
      .explanation = TEXTS("€96 is 120% of the net price: 96 ÷ 1.2 = 80.",
                           "€ 96 são 120% do preço líquido: 96 ÷ 1,2 = 80.",
                           "96 € son el 120 % del precio neto: 96 ÷ 1,2 = 80.",
                           "96 € sind 120 % des Nettopreises: 96 ÷ 1,2 = 80.") },
    { .id = "reasoning.25", .type = ITEM_SINGLE, .skill = ABSTRACT, .level = 3,
      .stimulus = SAME("(↑ →), (→ ↑), (↓ ←), **?**"),
      .text = TEXTS("Which pair of arrows comes next?", "Qual é o próximo par de setas?",
                    "¿Qué par de flechas sigue?", "Welches Pfeilpaar folgt?"),
      .options = { SAME("(↑ →)"), SAME("(← ↓)"), SAME("(← ↑)"), SAME("(↓ →)") },
      .credit = { 0, 1, 0, 0 },
      .explanation = TEXTS("The first arrow turns a quarter clockwise each time, the second a quarter "
                           "anticlockwise.",
                           "A primeira seta gira um quarto no sentido horário a cada vez, e a segunda, "
                           "um quarto no sentido anti-horário.",
                           "La primera flecha gira un cuarto en sentido horario cada vez y la segunda, "
                           "un cuarto en sentido antihorario.",
                           "Der erste Pfeil dreht sich jedes Mal um ein Viertel im Uhrzeigersinn, der "
                           "zweite um ein Viertel dagegen.") },
    { .id = "reasoning.26", .type = ITEM_SINGLE, .skill = VERBAL, .level = 3,
      .text = TEXTS("Which pair of words is related in the same way as “optional – compulsory”?",
                    "Qual par de palavras tem a mesma relação que “opcional – obrigatório”?",
                    "¿Qué par de palabras tiene la misma relación que «opcional – obligatorio»?",
                    "Welches Wortpaar steht in derselben Beziehung wie „freiwillig – verpflichtend“?"),
      .options = { TEXTS("rare – frequent", "raro – frequente", "raro – frecuente", "selten – häufig"),
                   TEXTS("large – huge", "grande – enorme", "grande – enorme", "groß – riesig"),
                   TEXTS("quick – speed", "rápido – velocidade", "rápido – velocidad",
                         "schnell – Geschwindigkeit"),
                   TEXTS("letter – envelope", "carta – envelope", "carta – sobre", "Brief – Umschlag") },
      .credit = { 1, 0, 0, 0 },
      .explanation = TEXTS("Optional and compulsory are opposites, as are rare and frequent.",
                           "Opcional e obrigatório são contrários, assim como raro e frequente.",
                           "Opcional y obligatorio son contrarios, igual que raro y frecuente.",
                           "Freiwillig und verpflichtend sind Gegensätze, ebenso selten und häufig.") },
    { .id = "reasoning.27", .type = ITEM_SINGLE, .skill = NUMERICAL, .level = 3,
      .text = TEXTS("Of 40 employees 26 can drive a forklift, 18 can operate a crane, and 8 can do "
                    "neither. How many can do both?",
                    "De 40 funcionários, 26 sabem dirigir uma empilhadeira, 18 sabem operar um "
                    "guindaste e 8 não sabem nem um nem outro. Quantos sabem os dois?",
                    "De 40 empleados, 26 saben conducir una carretilla elevadora, 18 saben manejar una "
                    "grúa y 8 no saben ninguna de las dos cosas. ¿Cuántos saben las dos?",
                    "Von 40 Beschäftigten können 26 einen Gabelstapler fahren, 18 einen Kran bedienen "
                    "und 8 keines von beiden. Wie viele können beides?"),
      .options = { SAME("4"), SAME("6"), SAME("12"), SAME("14") },
      .credit = { 0, 0, 1, 0 },
      .explanation = TEXTS("40 − 8 = 32 can do at least one; 26 + 18 = 44 counts those who can do both "
                           "twice: 44 − 32 = 12.",
                           "40 − 8 = 32 sabem ao menos um; 26 + 18 = 44 conta duas vezes quem sabe os "
                           "dois: 44 − 32 = 12.",
                           "40 − 8 = 32 saben al menos una; 26 + 18 = 44 cuenta dos veces a quienes "
                           "saben las dos: 44 − 32 = 12.",
                           "40 − 8 = 32 können mindestens eines; 26 + 18 = 44 zählt doppelt, wer "
                           "beides kann: 44 − 32 = 12.") },
    { .id = "reasoning.28", .type = ITEM_SINGLE, .skill = ABSTRACT, .level = 3,
      .stimulus = SAME("AB, BD, CF, DH, **?**"),
      .text = TEXTS("Which pair of letters comes next?", "Qual é o próximo par de letras?",
                    "¿Qué par de letras sigue?", "Welches Buchstabenpaar folgt?"),
      .options = { SAME("EI"), SAME("FJ"), SAME("FK"), SAME("EJ") },
      .credit = { 0, 0, 0, 1 },
      .explanation = TEXTS("The first letter moves on by one place in the alphabet each time, the "
                           "second by two.",
                           "A primeira letra avança uma posição no alfabeto a cada vez, e a segunda, "
                           "duas.",
                           "La primera letra avanza una posición en el alfabeto cada vez y la segunda, "
                           "dos.",
                           "Der erste Buchstabe rückt im Alphabet jedes Mal um eine Stelle weiter, der "
                           "zweite um zwei.") },
    { .id = "reasoning.29", .type = ITEM_SINGLE, .skill = VERBAL, .level = 3,
      .stimulus = TEXTS("Not all of the invoices are correct.", "Nem todas as faturas estão corretas.",
                        "No todas las facturas son correctas.", "Nicht alle Rechnungen sind richtig."),
      .text = WHAT_FOLLOWS,
      .options = { TEXTS("At least one invoice is not correct.",
                         "Pelo menos uma fatura não está correta.",
                         "Al menos una factura no es correcta.",
                         "Mindestens eine Rechnung ist nicht richtig."),
                   TEXTS("None of the invoices is correct.", "Nenhuma das faturas está correta.",
                         "Ninguna de las facturas es correcta.", "Keine der Rechnungen ist richtig."),
                   TEXTS("Most of the invoices are correct.", "A maioria das faturas está correta.",
                         "La mayoría de las facturas son correctas.",
                         "Die meisten Rechnungen sind richtig."),
                   TEXTS("Exactly one invoice is not correct.",
                         "Exatamente uma fatura não está correta.",
                         "Exactamente una factura no es correcta.",
                         "Genau eine Rechnung ist nicht richtig.") },
      .credit = { 1, 0, 0, 0 },
      .explanation = TEXTS("“Not all” says that there is an incorrect one; it does not say how many.",
                           "“Nem todas” diz que há uma incorreta; não diz quantas.",
                           "«No todas» dice que hay alguna incorrecta; no dice cuántas.",
                           "„Nicht alle“ sagt, dass es eine falsche gibt; es sagt nicht, wie viele.") },
    { .id = "reasoning.30", .type = ITEM_SINGLE, .skill = ABSTRACT, .level = 3,
      .stimulus = SAME("■ = ● ●\n"
                       "\n"
                       "▲ = ■ ●\n"),
      .text = TEXTS("How many ● are as much as ▲ ▲ ■?", "A quantos ● equivale ▲ ▲ ■?",
                    "¿A cuántos ● equivale ▲ ▲ ■?", "Wie viele ● entsprechen ▲ ▲ ■?"),
      .options = { SAME("5"), SAME("7"), SAME("8"), SAME("9") },
      .credit = { 0, 0, 1, 0 },
      .explanation = TEXTS("■ is 2 circles and ▲ is 3: 3 + 3 + 2 = 8.",
                           "■ são 2 círculos e ▲ são 3: 3 + 3 + 2 = 8.",
                           "■ son 2 círculos y ▲ son 3: 3 + 3 + 2 = 8.",
                           "■ sind 2 Kreise und ▲ sind 3: 3 + 3 + 2 = 8.") },
};

const struct test test_reasoning = {
    .code = "reasoning", .number = 7, .minutes = 12,
    .title = TEXTS("Reasoning", "Raciocínio", "Razonamiento", "Denkvermögen"),
    .summary = TEXTS("Sees connections and solves new problems quickly, with numbers, words and "
                     "figures: thirty short questions in twelve minutes.",
                     "Percebe relações e resolve problemas novos com rapidez, com números, palavras e "
                     "figuras: trinta perguntas curtas em doze minutos.",
                     "Ve relaciones y resuelve problemas nuevos con rapidez, con números, palabras y "
                     "figuras: treinta preguntas cortas en doce minutos.",
                     "Erkennt Zusammenhänge und löst neue Aufgaben schnell, mit Zahlen, Wörtern und "
                     "Figuren: dreißig kurze Fragen in zwölf Minuten."),
    .instructions = TEXTS("Answer as many of the 30 questions as you can in 12 minutes; nobody expects "
                          "you to finish them all. They grow harder, so do not stay on one for long. "
                          "Work without a calculator; pen and paper are allowed. Nothing is deducted "
                          "for a wrong answer.",
                          "Responda a quantas das 30 perguntas conseguir em 12 minutos; ninguém espera "
                          "que você termine todas. Elas ficam mais difíceis; por isso, não fique muito "
                          "tempo em uma só. Trabalhe sem calculadora; papel e caneta são permitidos. "
                          "Respostas erradas não descontam pontos.",
                          "Responda a tantas de las 30 preguntas como pueda en 12 minutos; nadie "
                          "espera que las termine todas. Se vuelven más difíciles; por eso, no se "
                          "detenga mucho en una sola. Trabaje sin calculadora; se permiten papel y "
                          "bolígrafo. Las respuestas incorrectas no restan puntos.",
                          "Beantworten Sie in 12 Minuten so viele der 30 Fragen, wie Sie können; "
                          "niemand erwartet, dass Sie alle schaffen. Die Fragen werden schwerer, "
                          "halten Sie sich daher nicht lange mit einer auf. Arbeiten Sie ohne "
                          "Taschenrechner; Stift und Papier sind erlaubt. Für falsche Antworten wird "
                          "nichts abgezogen."),
    .skills = { [NUMERICAL] = TEXTS("Numerical", "Numérico", "Numérico", "Rechnerisch"),
                [VERBAL] = TEXTS("Verbal", "Verbal", "Verbal", "Sprachlich"),
                [ABSTRACT] = TEXTS("Abstract", "Abstrato", "Abstracto", "Abstrakt") },
    .questions = questions, .questions_n = sizeof questions / sizeof questions[0],
};
