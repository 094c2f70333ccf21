/* test_logical.c - logical patterns: series, grids of figures, deduction and order.
 *
 * Letter series keep to A..N, where the alphabets of all our languages agree.  Figures are
 * from the blocks Geometric Shapes and Arrows, without those that phones draw as emoji.
 */
#include "domain/test_texts.h"

#define WHICH_NUMBER                                                   \
    TEXTS("Which number belongs in place of the question mark?",       \
          "Qual número deve ficar no lugar do ponto de interrogação?", \
          "¿Qué número va en el lugar del signo de interrogación?",    \
          "Welche Zahl gehört an die Stelle des Fragezeichens?")
#define WHICH_FIGURE                                                   \
    TEXTS("Which figure belongs in place of the question mark?",       \
          "Qual figura deve ficar no lugar do ponto de interrogação?", \
          "¿Qué figura va en el lugar del signo de interrogación?",    \
          "Welche Figur gehört an die Stelle des Fragezeichens?")

enum { SERIES, GRIDS, DEDUCTION, ORDER };

static const struct question questions[] = {
    { .id = "logical.01", .type = ITEM_SINGLE, .skill = SERIES, .level = 1,
      .stimulus = SAME("4, 7, 11, 16, 22, **?**"),
      .text = WHICH_NUMBER,
      .options = { SAME("27"), SAME("28"), SAME("29"), SAME("30") },
      .credit = { 0, 0, 1, 0 },
      .explanation = TEXTS("The step grows by one each time: +3, +4, +5, +6, and now +7: 22 + 7 = 29.",
                           "O passo cresce um a cada vez: +3, +4, +5, +6 e agora +7: 22 + 7 = 29.",
                           "El paso crece en uno cada vez: +3, +4, +5, +6 y ahora +7: 22 + 7 = 29.",
                           "Der Schritt wächst jedes Mal um eins: +3, +4, +5, +6 und nun +7: 22 + 7 = "
                           "29.") },
    { .id = "logical.02", .type = ITEM_SINGLE, .skill = GRIDS, .level = 1,
      .stimulus = SAME("| 1 | 2 | 3 |\n"
                       "|:--|:--|:--|\n"
                       "| ○ | □ | ▲ |\n"
                       "| □ | △ | ● |\n"
                       "| △ | ○ | **?** |\n"),
      .text = WHICH_FIGURE,
      .options = { SAME("□"), SAME("■"), SAME("▲"), SAME("●"), SAME("◆") },
      .credit = { 0, 1, 0, 0, 0 },
      .explanation = TEXTS("Every row and column has a circle, a square and a triangle once, and "
                           "column 3 is filled: a filled square is missing.",
                           "Cada linha e cada coluna tem uma vez um círculo, um quadrado e um "
                           "triângulo, e a coluna 3 é preenchida: falta um quadrado preenchido.",
                           "Cada fila y cada columna tienen una vez un círculo, un cuadrado y un "
                           "triángulo, y la columna 3 está rellena: falta un cuadrado relleno.",
                           "Jede Zeile und jede Spalte hat je einmal Kreis, Quadrat und Dreieck, und "
                           "Spalte 3 ist gefüllt: Es fehlt ein gefülltes Quadrat.") },
    { .id = "logical.03", .type = ITEM_SINGLE, .skill = DEDUCTION, .level = 1,
      .stimulus = TEXTS("- All invoices above the limit were checked twice.\n"
                        "- Invoice 12 was not checked twice.\n",
                        "- Todas as faturas acima do limite foram conferidas duas vezes.\n"
                        "- A fatura 12 não foi conferida duas vezes.\n",
                        "- Todas las facturas que superan el límite se revisaron dos veces.\n"
                        "- La factura 12 no se revisó dos veces.\n",
                        "- Alle Rechnungen über der Grenze wurden zweimal geprüft.\n"
                        "- Rechnung 12 wurde nicht zweimal geprüft.\n"),
      .text = WHAT_FOLLOWS,
      .options = { TEXTS("Invoice 12 is above the limit.", "A fatura 12 está acima do limite.",
                         "La factura 12 supera el límite.", "Rechnung 12 liegt über der Grenze."),
                   TEXTS("Invoice 12 was checked exactly once.",
                         "A fatura 12 foi conferida exatamente uma vez.",
                         "La factura 12 se revisó exactamente una vez.",
                         "Rechnung 12 wurde genau einmal geprüft."),
                   TEXTS("Invoice 12 is not above the limit.", "A fatura 12 não está acima do limite.",
                         "La factura 12 no supera el límite.",
                         "Rechnung 12 liegt nicht über der Grenze."),
                   TEXTS("All invoices that are not above the limit were checked once.",
                         "Todas as faturas que não estão acima do limite foram conferidas uma vez.",
                         "Todas las facturas que no superan el límite se revisaron una vez.",
                         "Alle Rechnungen, die nicht über der Grenze liegen, wurden einmal geprüft.") },
      .credit = { 0, 0, 1, 0 },
      .explanation = TEXTS("Were it above the limit, it would have been checked twice. Whether it was "
                           "checked once or never is not said.",
                           "Se estivesse acima do limite, teria sido conferida duas vezes. Não se diz "
                           "se foi conferida uma vez ou nenhuma.",
                           "Si superara el límite, se habría revisado dos veces. No se dice si se "
                           "revisó una vez o ninguna.",
                           "Läge sie über der Grenze, wäre sie zweimal geprüft worden. Ob sie einmal "
                           "oder nie geprüft wurde, ist nicht gesagt.") },
    { .id = "logical.04", .type = ITEM_SINGLE, .skill = ORDER, .level = 1,
      .stimulus = TEXTS("- Four parcels A, B, C and D arrived one after the other.\n"
                        "- B arrived after A.\n"
                        "- C arrived after B.\n"
                        "- D arrived before A.\n",
                        "- Quatro pacotes A, B, C e D chegaram um depois do outro.\n"
                        "- B chegou depois de A.\n"
                        "- C chegou depois de B.\n"
                        "- D chegou antes de A.\n",
                        "- Cuatro paquetes A, B, C y D llegaron uno tras otro.\n"
                        "- B llegó después de A.\n"
                        "- C llegó después de B.\n"
                        "- D llegó antes que A.\n",
                        "- Vier Pakete A, B, C und D kamen nacheinander an.\n"
                        "- B kam nach A an.\n"
                        "- C kam nach B an.\n"
                        "- D kam vor A an.\n"),
      .text = TEXTS("Which parcel arrived second?", "Qual pacote chegou em segundo lugar?",
                    "¿Qué paquete llegó en segundo lugar?", "Welches Paket kam als zweites an?"),
      .options = { SAME("A"), SAME("B"), SAME("C"), SAME("D") },
      .credit = { 1, 0, 0, 0 },
      .explanation = TEXTS("The order is D, A, B, C.", "A ordem é D, A, B, C.",
                           "El orden es D, A, B, C.", "Die Reihenfolge ist D, A, B, C.") },
    { .id = "logical.05", .type = ITEM_SINGLE, .skill = SERIES, .level = 1,
      .stimulus = SAME("● □ ▲ ○ ■ △ ● □ **?**"),
      .text = WHICH_FIGURE,
      .options = { SAME("△"), SAME("●"), SAME("■"), SAME("▲"), SAME("○") },
      .credit = { 0, 0, 0, 1, 0 },
      .explanation = TEXTS("The shapes come as circle, square, triangle, and every second one is "
                           "empty: a filled triangle follows.",
                           "As formas vêm na ordem círculo, quadrado, triângulo, e uma sim, uma não é "
                           "vazia: segue um triângulo preenchido.",
                           "Las formas siguen el orden círculo, cuadrado, triángulo, y una de cada dos "
                           "está vacía: sigue un triángulo relleno.",
                           "Die Formen folgen als Kreis, Quadrat, Dreieck, und jede zweite ist leer: "
                           "Es folgt ein gefülltes Dreieck.") },
    { .id = "logical.06", .type = ITEM_NUMBER, .skill = ORDER, .level = 1,
      .text = TEXTS("On a waiting list a request is in 7th place counted from the top and in 12th "
                    "place counted from the bottom. How many requests are on the list?",
                    "Em uma lista de espera, uma solicitação está em 7º lugar contando de cima e em "
                    "12º lugar contando de baixo. Quantas solicitações há na lista?",
                    "En una lista de espera, una solicitud ocupa el 7.º lugar contando desde arriba y "
                    "el 12.º contando desde abajo. ¿Cuántas solicitudes hay en la lista?",
                    "Auf einer Warteliste steht ein Antrag von oben gezählt auf Platz 7 und von unten "
                    "gezählt auf Platz 12. Wie viele Anträge stehen auf der Liste?"),
      .number = 18, .number_min = 0, .number_max = 100,
      .explanation = TEXTS("6 are above it and 11 below it: 6 + 1 + 11 = 18.",
                           "Há 6 acima e 11 abaixo dela: 6 + 1 + 11 = 18.",
                           "Hay 6 por encima y 11 por debajo: 6 + 1 + 11 = 18.",
                           "6 stehen darüber und 11 darunter: 6 + 1 + 11 = 18.") },
    { .id = "logical.07", .type = ITEM_SINGLE, .skill = SERIES, .level = 2,
      .stimulus = SAME("M1, L2, J4, G7, **?**"),
      .text = TEXTS("What comes in place of the question mark?",
                    "O que deve ficar no lugar do ponto de interrogação?",
                    "¿Qué va en el lugar del signo de interrogación?",
                    "Was gehört an die Stelle des Fragezeichens?"),
      .options = { SAME("D10"), SAME("D11"), SAME("C10"), SAME("C11"), SAME("B12") },
      .credit = { 0, 0, 0, 1, 0 },
      .explanation = TEXTS("The letters go back by 1, 2, 3 and now 4 places to C; the numbers rise by "
                           "1, 2, 3 and now 4 to 11.",
                           "As letras recuam 1, 2, 3 e agora 4 posições, até C; os números sobem 1, 2, "
                           "3 e agora 4, até 11.",
                           "Las letras retroceden 1, 2, 3 y ahora 4 posiciones, hasta C; los números "
                           "suben 1, 2, 3 y ahora 4, hasta 11.",
                           "Die Buchstaben gehen um 1, 2, 3 und nun 4 Stellen zurück auf C; die Zahlen "
                           "steigen um 1, 2, 3 und nun 4 auf 11.") },
    { .id = "logical.08", .type = ITEM_SINGLE, .skill = GRIDS, .level = 2,
      .stimulus = TEXTS("| First | Second |\n"
                        "|:--|:--|\n"
                        "| ↑ ← ↓ | → ↑ ← |\n"
                        "| → → ↑ | **?** |\n",
                        "| Primeira | Segunda |\n"
                        "|:--|:--|\n"
                        "| ↑ ← ↓ | → ↑ ← |\n"
                        "| → → ↑ | **?** |\n",
                        "| Primera | Segunda |\n"
                        "|:--|:--|\n"
                        "| ↑ ← ↓ | → ↑ ← |\n"
                        "| → → ↑ | **?** |\n",
                        "| Erste | Zweite |\n"
                        "|:--|:--|\n"
                        "| ↑ ← ↓ | → ↑ ← |\n"
                        "| → → ↑ | **?** |\n"),
      .text = TEXTS("The second figure follows from the first by the same rule in both rows. Which "
                    "figure belongs in place of the question mark?",
                    "Nas duas linhas, a segunda figura resulta da primeira pela mesma regra. Qual "
                    "figura deve ficar no lugar do ponto de interrogação?",
                    "En las dos filas, la segunda figura resulta de la primera por la misma regla. "
                    "¿Qué figura va en el lugar del signo de interrogación?",
                    "In beiden Zeilen entsteht die zweite Figur nach derselben Regel aus der ersten. "
                    "Welche Figur gehört an die Stelle des Fragezeichens?"),
      .options = { SAME("↓ ↓ →"), SAME("↑ ↑ ←"), SAME("← ← ↓"), SAME("↑ → →") },
      .credit = { 1, 0, 0, 0 },
      .explanation = TEXTS("Each arrow is turned a quarter to the right (clockwise): → becomes ↓, and "
                           "↑ becomes →.",
                           "Cada seta gira um quarto de volta para a direita (sentido horário): → vira "
                           "↓, e ↑ vira →.",
                           "Cada flecha gira un cuarto de vuelta a la derecha (sentido horario): → "
                           "pasa a ↓, y ↑ pasa a →.",
                           "Jeder Pfeil wird um eine Vierteldrehung nach rechts (im Uhrzeigersinn) "
                           "gedreht: Aus → wird ↓, aus ↑ wird →.") },
    { .id = "logical.09", .type = ITEM_SINGLE, .skill = DEDUCTION, .level = 2,
      .stimulus = TEXTS("- Everything in storeroom 3 is insured.\n"
                        "- Some of the laptops are in storeroom 3.\n",
                        "- Tudo o que está no depósito 3 está segurado.\n"
                        "- Alguns dos notebooks estão no depósito 3.\n",
                        "- Todo lo que está en el almacén 3 está asegurado.\n"
                        "- Algunos de los portátiles están en el almacén 3.\n",
                        "- Alles, was in Lagerraum 3 steht, ist versichert.\n"
                        "- Einige der Laptops stehen in Lagerraum 3.\n"),
      .text = WHAT_FOLLOWS,
      .options = { TEXTS("Some of the laptops are insured.", "Alguns dos notebooks estão segurados.",
                         "Algunos de los portátiles están asegurados.",
                         "Einige der Laptops sind versichert."),
                   TEXTS("All of the laptops are insured.", "Todos os notebooks estão segurados.",
                         "Todos los portátiles están asegurados.", "Alle Laptops sind versichert."),
                   TEXTS("Some of the laptops are not insured.",
                         "Alguns dos notebooks não estão segurados.",
                         "Algunos de los portátiles no están asegurados.",
                         "Einige der Laptops sind nicht versichert."),
                   TEXTS("Only what is in storeroom 3 is insured.",
                         "Só está segurado o que está no depósito 3.",
                         "Solo está asegurado lo que está en el almacén 3.",
                         "Nur was in Lagerraum 3 steht, ist versichert.") },
      .credit = { 1, 0, 0, 0 },
      .explanation = TEXTS("The laptops in storeroom 3 are insured. Nothing is said about those "
                           "elsewhere, nor about other insured things.",
                           "Os notebooks do depósito 3 estão segurados. Nada se diz sobre os que estão "
                           "em outro lugar nem sobre outros bens segurados.",
                           "Los portátiles del almacén 3 están asegurados. Nada se dice de los que "
                           "están en otro lugar ni de otros bienes asegurados.",
                           "Die Laptops in Lagerraum 3 sind versichert. Über die übrigen und über "
                           "andere versicherte Dinge ist nichts gesagt.") },
    { .id = "logical.10", .type = ITEM_SINGLE, .skill = ORDER, .level = 2,
      .stimulus = TEXTS("- Five departments work on floors 1 (lowest) to 5 (highest), one on each "
                        "floor.\n"
                        "- Sales is directly above Purchasing.\n"
                        "- IT is on floor 3.\n"
                        "- Accounting is higher than Sales.\n"
                        "- Legal is not on floor 5.\n",
                        "- Cinco departamentos ficam nos andares 1 (o mais baixo) a 5 (o mais alto), "
                        "um em cada andar.\n"
                        "- Vendas fica imediatamente acima de Compras.\n"
                        "- TI fica no andar 3.\n"
                        "- Contabilidade fica mais alto que Vendas.\n"
                        "- Jurídico não fica no andar 5.\n",
                        "- Cinco departamentos están en las plantas 1 (la más baja) a 5 (la más alta), "
                        "uno en cada planta.\n"
                        "- Ventas está justo encima de Compras.\n"
                        "- Informática está en la planta 3.\n"
                        "- Contabilidad está más arriba que Ventas.\n"
                        "- Jurídico no está en la planta 5.\n",
                        "- Fünf Abteilungen arbeiten auf den Etagen 1 (unterste) bis 5 (oberste), auf "
                        "jeder eine.\n"
                        "- Vertrieb ist direkt über Einkauf.\n"
                        "- IT ist auf Etage 3.\n"
                        "- Buchhaltung ist höher als Vertrieb.\n"
                        "- Recht ist nicht auf Etage 5.\n"),
      .text = TEXTS("Which department is on floor 4?", "Qual departamento fica no andar 4?",
                    "¿Qué departamento está en la planta 4?", "Welche Abteilung ist auf Etage 4?"),
      .options = { TEXTS("Accounting", "Contabilidade", "Contabilidad", "Buchhaltung"),
                   TEXTS("IT", "TI", "Informática", "IT"),
                   TEXTS("Legal", "Jurídico", "Jurídico", "Recht"),
                   TEXTS("Purchasing", "Compras", "Compras", "Einkauf"),
                   TEXTS("Sales", "Vendas", "Ventas", "Vertrieb") },
      .credit = { 0, 0, 1, 0, 0 },
      .explanation = TEXTS("Purchasing and Sales fit on floors 1 and 2 or 4 and 5. Accounting is above "
                           "Sales, so they are on 1 and 2; Legal is on 4, Accounting on 5.",
                           "Compras e Vendas cabem nos andares 1 e 2 ou 4 e 5. Contabilidade fica "
                           "acima de Vendas, logo elas ficam no 1 e no 2; Jurídico fica no 4 e "
                           "Contabilidade no 5.",
                           "Compras y Ventas caben en las plantas 1 y 2 o 4 y 5. Contabilidad está por "
                           "encima de Ventas, así que están en la 1 y la 2; Jurídico está en la 4 y "
                           "Contabilidad en la 5.",
                           "Einkauf und Vertrieb passen auf 1 und 2 oder 4 und 5. Buchhaltung ist über "
                           "Vertrieb, also sind sie auf 1 und 2; Recht ist auf 4, Buchhaltung auf 5.") },
    { .id = "logical.11", .type = ITEM_SINGLE, .skill = GRIDS, .level = 2,
      .stimulus = SAME("| 1 | 2 | 3 |\n"
                       "|:--|:--|:--|\n"
                       "| 2 | 5 | 9 |\n"
                       "| 3 | 1 | 7 |\n"
                       "| 6 | 4 | 16 |\n"
                       "| 4 | 7 | **?** |\n"),
      .text = TEXTS("The same rule holds in every row. Which number belongs in place of the question "
                    "mark?",
                    "A mesma regra vale em todas as linhas. Qual número deve ficar no lugar do ponto "
                    "de interrogação?",
                    "En todas las filas vale la misma regla. ¿Qué número va en el lugar del signo de "
                    "interrogación?",
                    "In jeder Zeile gilt dieselbe Regel. Welche Zahl gehört an die Stelle des "
                    "Fragezeichens?"),
      .options = { SAME("3"), SAME("11"), SAME("15"), SAME("18"), SAME("28") },
      .credit = { 0, 0, 1, 0, 0 },
      .explanation = TEXTS("The third number is twice the first plus the second: 2 × 4 + 7 = 15.",
                           "O terceiro número é o dobro do primeiro mais o segundo: 2 × 4 + 7 = 15.",
                           "El tercer número es el doble del primero más el segundo: 2 × 4 + 7 = 15.",
                           "Die dritte Zahl ist das Doppelte der ersten plus die zweite: 2 × 4 + 7 = "
                           "15.") },
    { .id = "logical.12", .type = ITEM_SINGLE, .skill = SERIES, .level = 3,
      .stimulus = SAME("1, 2, 4, 7, 12, 20, 33, **?**"),
      .text = WHICH_NUMBER,
      .options = { SAME("53"), SAME("54"), SAME("59"), SAME("66") },
      .credit = { 0, 1, 0, 0 },
      .explanation = TEXTS("Each number is the sum of the two before it plus 1: 20 + 33 + 1 = 54.",
                           "Cada número é a soma dos dois anteriores mais 1: 20 + 33 + 1 = 54.",
                           "Cada número es la suma de los dos anteriores más 1: 20 + 33 + 1 = 54.",
                           "Jede Zahl ist die Summe der beiden vorigen plus 1: 20 + 33 + 1 = 54.") },
    { .id = "logical.13", .type = ITEM_SINGLE, .skill = GRIDS, .level = 3,
      .stimulus = SAME("| 1 | 2 | 3 |\n"
                       "|:--|:--|:--|\n"
                       "| ○ □ | □ △ | ○ △ |\n"
                       "| △ ◇ | ○ △ | ◇ ○ |\n"
                       "| ○ ◇ □ | □ ○ | **?** |\n"),
      .text = FIGURE_BY_ROWS,
      .options = { SAME("○ □"), SAME("◇ □"), SAME("○ ◇ □"), SAME("◇ ○"), SAME("◇") },
      .credit = { 0, 0, 0, 0, 1 },
      .explanation = TEXTS("Cell 3 shows the shapes that are in exactly one of cells 1 and 2; those in "
                           "both cancel out. Only the diamond remains.",
                           "A célula 3 mostra as formas que estão em só uma das células 1 e 2; as que "
                           "estão nas duas se anulam. Resta apenas o losango.",
                           "La celda 3 muestra las formas que están en solo una de las celdas 1 y 2; "
                           "las que están en ambas se anulan. Queda solo el rombo.",
                           "Feld 3 zeigt die Formen, die in genau einem der Felder 1 und 2 stehen; die "
                           "in beiden heben sich auf. Übrig bleibt nur die Raute.") },
    { .id = "logical.14", .type = ITEM_MULTIPLE, .skill = DEDUCTION, .level = 3,
      .stimulus = TEXTS("- On every day with a late delivery the machine stands idle.\n"
                        "- On every day on which the machine stands idle there is an extra shift.\n"
                        "- Today there is no extra shift.\n",
                        "- Em todo dia com uma entrega atrasada, a máquina fica parada.\n"
                        "- Em todo dia em que a máquina fica parada, há um turno extra.\n"
                        "- Hoje não há turno extra.\n",
                        "- Todos los días con una entrega atrasada, la máquina está parada.\n"
                        "- Todos los días en que la máquina está parada, hay un turno extra.\n"
                        "- Hoy no hay turno extra.\n",
                        "- An jedem Tag mit einer verspäteten Lieferung steht die Maschine still.\n"
                        "- An jedem Tag, an dem die Maschine stillsteht, gibt es eine Zusatzschicht.\n"
                        "- Heute gibt es keine Zusatzschicht.\n"),
      .text = TEXTS("Which two statements follow with certainty?",
                    "Quais duas afirmações se concluem com certeza?",
                    "¿Qué dos afirmaciones se deducen con seguridad?",
                    "Welche zwei Aussagen folgen mit Sicherheit?"),
      .options = { TEXTS("There are extra shifts only on days on which the machine stands idle.",
                         "Só há turnos extras em dias em que a máquina fica parada.",
                         "Solo hay turnos extra los días en que la máquina está parada.",
                         "Zusatzschichten gibt es nur an Tagen, an denen die Maschine stillsteht."),
                   TEXTS("There is no late delivery today.", "Hoje não há entrega atrasada.",
                         "Hoy no hay ninguna entrega atrasada.",
                         "Heute gibt es keine verspätete Lieferung."),
                   TEXTS("The machine stands idle only on days with a late delivery.",
                         "A máquina só fica parada em dias com entrega atrasada.",
                         "La máquina solo está parada los días con una entrega atrasada.",
                         "Die Maschine steht nur an Tagen mit einer verspäteten Lieferung still."),
                   TEXTS("The machine does not stand idle today.", "Hoje a máquina não fica parada.",
                         "Hoy la máquina no está parada.", "Die Maschine steht heute nicht still."),
                   TEXTS("On days without a late delivery there is never an extra shift.",
                         "Em dias sem entrega atrasada nunca há turno extra.",
                         "Los días sin entrega atrasada nunca hay turno extra.",
                         "An Tagen ohne verspätete Lieferung gibt es nie eine Zusatzschicht.") },
      .credit = { 0, 1, 0, 1, 0 },
      .number_min = 2, .number_max = 2,
      .explanation = TEXTS("Without an extra shift the machine is not idle, and so no delivery is "
                           "late. The other three turn a rule around, which it does not allow.",
                           "Sem turno extra, a máquina não está parada e, portanto, nenhuma entrega "
                           "está atrasada. As outras três invertem uma regra, o que não é permitido.",
                           "Sin turno extra, la máquina no está parada y, por tanto, ninguna entrega "
                           "está atrasada. Las otras tres invierten una regla, lo que no es válido.",
                           "Ohne Zusatzschicht steht die Maschine nicht still, also ist keine "
                           "Lieferung verspätet. Die anderen drei kehren eine Regel um, was sie nicht "
                           "zulässt.") },
    { .id = "logical.15", .type = ITEM_SINGLE, .skill = DEDUCTION, .level = 3,
      .stimulus = TEXTS("| Locker | Label |\n"
                        "|:--|:--|\n"
                        "| 1 | The parcel is in locker 3. |\n"
                        "| 2 | The parcel is not in locker 2. |\n"
                        "| 3 | The parcel is not in locker 3. |\n"
                        "| 4 | The parcel is in locker 1. |\n",
                        "| Armário | Etiqueta |\n"
                        "|:--|:--|\n"
                        "| 1 | O pacote está no armário 3. |\n"
                        "| 2 | O pacote não está no armário 2. |\n"
                        "| 3 | O pacote não está no armário 3. |\n"
                        "| 4 | O pacote está no armário 1. |\n",
                        "| Casillero | Etiqueta |\n"
                        "|:--|:--|\n"
                        "| 1 | El paquete está en el casillero 3. |\n"
                        "| 2 | El paquete no está en el casillero 2. |\n"
                        "| 3 | El paquete no está en el casillero 3. |\n"
                        "| 4 | El paquete está en el casillero 1. |\n",
                        "| Schließfach | Schild |\n"
                        "|:--|:--|\n"
                        "| 1 | Das Paket ist in Schließfach 3. |\n"
                        "| 2 | Das Paket ist nicht in Schließfach 2. |\n"
                        "| 3 | Das Paket ist nicht in Schließfach 3. |\n"
                        "| 4 | Das Paket ist in Schließfach 1. |\n"),
      .text = TEXTS("A parcel is in exactly one of four lockers. Exactly one of the four labels is "
                    "true. Where is the parcel?",
                    "Um pacote está em exatamente um de quatro armários. Exatamente uma das quatro "
                    "etiquetas é verdadeira. Onde está o pacote?",
                    "Un paquete está en exactamente uno de cuatro casilleros. Exactamente una de las "
                    "cuatro etiquetas es verdadera. ¿Dónde está el paquete?",
                    "Ein Paket ist in genau einem von vier Schließfächern. Genau eines der vier "
                    "Schilder ist wahr. Wo ist das Paket?"),
      .options = { TEXTS("Locker 1", "Armário 1", "Casillero 1", "Schließfach 1"),
                   TEXTS("Locker 2", "Armário 2", "Casillero 2", "Schließfach 2"),
                   TEXTS("Locker 3", "Armário 3", "Casillero 3", "Schließfach 3"),
                   TEXTS("Locker 4", "Armário 4", "Casillero 4", "Schließfach 4") },
      .credit = { 0, 1, 0, 0 },
      .explanation = TEXTS("Labels 1 and 3 contradict each other, so one of them is the true one and "
                           "label 2 is false: the parcel is in locker 2. Only label 3 is true then.",
                           "As etiquetas 1 e 3 se contradizem; logo, uma delas é a verdadeira e a "
                           "etiqueta 2 é falsa: o pacote está no armário 2. Só a etiqueta 3 é então "
                           "verdadeira.",
                           "Las etiquetas 1 y 3 se contradicen; por tanto, una de ellas es la "
                           "verdadera y la etiqueta 2 es falsa: el paquete está en el casillero 2. "
                           "Solo la etiqueta 3 es entonces verdadera.",
                           "Die Schilder 1 und 3 widersprechen sich, also ist eines davon das wahre "
                           "und Schild 2 ist falsch: Das Paket ist in Schließfach 2. Dann ist nur "
                           "Schild 3 wahr.") },
    { .id = "logical.16", .type = ITEM_SINGLE, .skill = ORDER, .level = 3,
      .stimulus = TEXTS("- An audit, a briefing, an evaluation, an inspection and a training are "
                        "planned from Monday to Friday of one week, one each day.\n"
                        "- The inspection is two days after the briefing.\n"
                        "- The evaluation is on the day after the audit.\n"
                        "- The evaluation is before the inspection.\n",
                        "- Uma auditoria, uma reunião, uma avaliação, uma inspeção e um treinamento "
                        "estão planejados de segunda a sexta-feira da mesma semana, um por dia.\n"
                        "- A inspeção é dois dias depois da reunião.\n"
                        "- A avaliação é no dia seguinte à auditoria.\n"
                        "- A avaliação é antes da inspeção.\n",
                        "- Una auditoría, una reunión, una evaluación, una inspección y una formación "
                        "están previstas de lunes a viernes de la misma semana, una por día.\n"
                        "- La inspección es dos días después de la reunión.\n"
                        "- La evaluación es al día siguiente de la auditoría.\n"
                        "- La evaluación es antes de la inspección.\n",
                        "- Ein Audit, eine Besprechung, eine Auswertung, eine Inspektion und eine "
                        "Schulung sind von Montag bis Freitag derselben Woche geplant, an jedem Tag "
                        "eines davon.\n"
                        "- Die Inspektion ist zwei Tage nach der Besprechung.\n"
                        "- Die Auswertung ist am Tag nach dem Audit.\n"
                        "- Die Auswertung ist vor der Inspektion.\n"),
      .text = TEXTS("On which day is the training?", "Em que dia é o treinamento?",
                    "¿Qué día es la formación?", "An welchem Tag ist die Schulung?"),
      .options = { TEXTS("Monday", "Segunda-feira", "Lunes", "Montag"),
                   TEXTS("Tuesday", "Terça-feira", "Martes", "Dienstag"),
                   TEXTS("Wednesday", "Quarta-feira", "Miércoles", "Mittwoch"),
                   TEXTS("Thursday", "Quinta-feira", "Jueves", "Donnerstag"),
                   TEXTS("Friday", "Sexta-feira", "Viernes", "Freitag") },
      .credit = { 0, 0, 0, 1, 0 },
      .explanation = TEXTS("With the briefing on Monday or Tuesday, audit and evaluation find no two "
                           "days in a row before the inspection. So it is on Wednesday, the inspection "
                           "on Friday, audit and evaluation on Monday and Tuesday; Thursday is left.",
                           "Com a reunião na segunda ou na terça, auditoria e avaliação não acham dois "
                           "dias seguidos antes da inspeção. Logo, ela é na quarta, a inspeção na "
                           "sexta, auditoria e avaliação na segunda e na terça; resta a quinta.",
                           "Con la reunión el lunes o el martes, auditoría y evaluación no encuentran "
                           "dos días seguidos antes de la inspección. Así que es el miércoles, la "
                           "inspección el viernes, auditoría y evaluación el lunes y el martes; queda "
                           "el jueves.",
                           "Mit der Besprechung am Montag oder Dienstag finden Audit und Auswertung "
                           "vor der Inspektion keine zwei Tage in Folge. Also ist sie am Mittwoch, die "
                           "Inspektion am Freitag, Audit und Auswertung sind am Montag und Dienstag; "
                           "es bleibt der Donnerstag.") },
};

const struct test test_logical = {
    .code = "logical", .number = 3, .minutes = 20,
    .title = TEXTS("Logical patterns", "Padrões lógicos", "Patrones lógicos", "Logische Muster"),
    .summary = TEXTS("Finds the rule behind series and figures, and draws only the conclusions that "
                     "the facts allow.",
                     "Descobre a regra por trás de sequências e figuras e tira apenas as conclusões "
                     "que os fatos permitem.",
                     "Descubre la regla que hay detrás de series y figuras y saca solo las "
                     "conclusiones que los hechos permiten.",
                     "Findet die Regel hinter Reihen und Figuren und zieht nur die Schlüsse, die die "
                     "Tatsachen zulassen."),
    .instructions = TEXTS("Every series and grid follows one rule that explains all of it. Take "
                          "statements as true even if they are unusual, and use pen and paper if you "
                          "like. Nothing is deducted for a wrong answer, so answer every question.",
                          "Cada sequência e cada grade segue uma regra que a explica por inteiro. "
                          "Considere as afirmações verdadeiras, mesmo que sejam incomuns, e use papel "
                          "e caneta se quiser. Respostas erradas não descontam pontos; por isso, "
                          "responda a todas as perguntas.",
                          "Cada serie y cada cuadrícula siguen una regla que las explica por completo. "
                          "Considere verdaderas las afirmaciones, aunque sean inusuales, y use papel y "
                          "bolígrafo si lo desea. Las respuestas incorrectas no restan puntos; por "
                          "eso, responda a todas las preguntas.",
                          "Jede Reihe und jedes Feld folgt einer Regel, die alles daran erklärt. "
                          "Nehmen Sie Aussagen als wahr an, auch wenn sie ungewöhnlich sind; Stift und "
                          "Papier sind erlaubt. Für falsche Antworten wird nichts abgezogen; "
                          "beantworten Sie deshalb jede Frage."),
    .skills = { [SERIES] = TEXTS("Series", "Sequências", "Series", "Reihen"),
                [GRIDS] = TEXTS("Grids and figures", "Grades e figuras", "Cuadrículas y figuras",
                                "Felder und Figuren"),
                [DEDUCTION] = TEXTS("Deduction", "Dedução", "Deducción", "Schlussfolgern"),
                [ORDER] = TEXTS("Order and arrangement", "Ordem e disposição", "Orden y disposición",
                                "Reihenfolge und Anordnung") },
    .questions = questions, .questions_n = sizeof questions / sizeof questions[0],
};
