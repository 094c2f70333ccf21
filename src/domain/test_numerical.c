/* test_numerical.c - numerical reasoning: the figures of everyday business.
 *
 * Wrong options are what the usual slips lead to: the wrong base of a percentage, the
 * inverse of a ratio, a forgotten fee, the mean of means.  Every company and rate is made up.
 */
#include "domain/test_texts.h"

/* Two questions are about these calls. */
#define TEAM_ROWS             \
    "|:--|--:|--:|--:|\n"     \
    "| A | 640 | 480 | 8 |\n" \
    "| B | 450 | 360 | 5 |\n" \
    "| C | 720 | 522 | 9 |\n" \
    "| D | 560 | 434 | 8 |\n"
#define TEAM_CALLS                                                                             \
    TEXTS("| Team | Calls | Solved at first contact | Staff |\n" TEAM_ROWS,                    \
          "| Equipe | Ligações | Resolvidas no primeiro contato | Funcionários |\n" TEAM_ROWS, \
          "| Equipo | Llamadas | Resueltas en el primer contacto | Empleados |\n" TEAM_ROWS,   \
          "| Team | Anrufe | Beim ersten Kontakt gelöst | Beschäftigte |\n" TEAM_ROWS)

enum { CHANGE, RATIOS, TABLES, COSTS, UNITS };

static const struct question questions[] = {
    { .id = "numerical.01", .type = ITEM_SINGLE, .skill = TABLES, .level = 1,
      .stimulus = TEXTS("| Branch | January | February | March |\n"
                        "|:--|--:|--:|--:|\n"
                        "| East | 275 | 340 | 310 |\n"
                        "| North | 420 | 385 | 460 |\n"
                        "| South | 510 | 495 | 530 |\n"
                        "| West | 365 | 410 | 395 |\n",
                        "| Filial | Janeiro | Fevereiro | Março |\n"
                        "|:--|--:|--:|--:|\n"
                        "| Leste | 275 | 340 | 310 |\n"
                        "| Norte | 420 | 385 | 460 |\n"
                        "| Sul | 510 | 495 | 530 |\n"
                        "| Oeste | 365 | 410 | 395 |\n",
                        "| Sucursal | Enero | Febrero | Marzo |\n"
                        "|:--|--:|--:|--:|\n"
                        "| Este | 275 | 340 | 310 |\n"
                        "| Norte | 420 | 385 | 460 |\n"
                        "| Sur | 510 | 495 | 530 |\n"
                        "| Oeste | 365 | 410 | 395 |\n",
                        "| Filiale | Januar | Februar | März |\n"
                        "|:--|--:|--:|--:|\n"
                        "| Ost | 275 | 340 | 310 |\n"
                        "| Nord | 420 | 385 | 460 |\n"
                        "| Süd | 510 | 495 | 530 |\n"
                        "| West | 365 | 410 | 395 |\n"),
      .text = TEXTS("Which branch gained the most orders from January to February?",
                    "Qual filial teve o maior aumento de pedidos de janeiro para fevereiro?",
                    "¿Qué sucursal tuvo el mayor aumento de pedidos de enero a febrero?",
                    "Welche Filiale hatte von Januar auf Februar den größten Zuwachs an Bestellungen?"),
      .options = { TEXTS("East", "Leste", "Este", "Ost"), TEXTS("North", "Norte", "Norte", "Nord"),
                   TEXTS("South", "Sul", "Sur", "Süd"), TEXTS("West", "Oeste", "Oeste", "West") },
      .credit = { 1, 0, 0, 0 },
      .explanation = TEXTS("East gained 65 orders (275 to 340) and West 45; North and South lost some.",
                           "A filial Leste ganhou 65 pedidos (de 275 para 340) e a Oeste, 45; a Norte "
                           "e a Sul perderam.",
                           "La sucursal Este ganó 65 pedidos (de 275 a 340) y la Oeste, 45; la Norte y "
                           "la Sur perdieron.",
                           "Ost legte um 65 Bestellungen zu (von 275 auf 340), West um 45; Nord und "
                           "Süd gingen zurück.") },
    { .id = "numerical.02", .type = ITEM_SINGLE, .skill = CHANGE, .level = 1,
      .text = TEXTS("A supplier raises the price of a part from €40 to €46. By what percentage does "
                    "the price rise?",
                    "Um fornecedor aumenta o preço de uma peça de € 40 para € 46. Qual é o aumento "
                    "percentual do preço?",
                    "Un proveedor sube el precio de una pieza de 40 € a 46 €. ¿En qué porcentaje sube "
                    "el precio?",
                    "Ein Lieferant erhöht den Preis eines Teils von 40 € auf 46 €. Um wie viel Prozent "
                    "steigt der Preis?"),
      .options = { PERCENT("6"), PERCENT("13"), PERCENT("15"), PERCENT("87") },
      .credit = { 0, 0, 1, 0 },
      .explanation = TEXTS("The rise of €6 is measured against the old price: 6 ÷ 40 = 0.15, that is "
                           "15%.",
                           "O aumento de € 6 se mede em relação ao preço antigo: 6 ÷ 40 = 0,15, ou "
                           "seja, 15%.",
                           "La subida de 6 € se mide respecto al precio anterior: 6 ÷ 40 = 0,15, es "
                           "decir, un 15 %.",
                           "Der Anstieg von 6 € wird am alten Preis gemessen: 6 ÷ 40 = 0,15, also 15 %.") },
    { .id = "numerical.03", .type = ITEM_SINGLE, .skill = RATIOS, .level = 1,
      .text = TEXTS("A cleaning solution is mixed from concentrate and water in the ratio 2 : 5. How "
                    "many litres of water go with 12 litres of concentrate?",
                    "Uma solução de limpeza é preparada com concentrado e água na proporção de 2 : 5. "
                    "Quantos litros de água correspondem a 12 litros de concentrado?",
                    "Una solución de limpieza se prepara con concentrado y agua en la proporción "
                    "2 : 5. ¿Cuántos litros de agua corresponden a 12 litros de concentrado?",
                    "Eine Reinigungslösung wird aus Konzentrat und Wasser im Verhältnis 2 : 5 "
                    "gemischt. Wie viele Liter Wasser kommen auf 12 Liter Konzentrat?"),
      .options = { FIGURE("4.8", "4,8"), SAME("15"), SAME("24"), SAME("30"), SAME("60") },
      .credit = { 0, 0, 0, 1, 0 },
      .explanation = TEXTS("12 litres are 2 parts, so one part is 6 litres; 5 parts of water are 30 "
                           "litres.",
                           "12 litros são 2 partes, portanto uma parte são 6 litros; 5 partes de água "
                           "são 30 litros.",
                           "12 litros son 2 partes, así que una parte son 6 litros; 5 partes de agua "
                           "son 30 litros.",
                           "12 Liter sind 2 Teile, ein Teil sind also 6 Liter; 5 Teile Wasser sind 30 "
                           "Liter.") },
    { .id = "numerical.04", .type = ITEM_SINGLE, .skill = COSTS, .level = 1,
      .text = TEXTS("A print shop charges a set-up fee of €35 for each order and €0.08 per page. What "
                    "does an order of 1,500 pages cost?",
                    "Uma gráfica cobra uma taxa fixa de € 35 por pedido e € 0,08 por página. Quanto "
                    "custa um pedido de 1.500 páginas?",
                    "Una imprenta cobra una tarifa fija de 35 € por pedido y 0,08 € por página. "
                    "¿Cuánto cuesta un pedido de 1.500 páginas?",
                    "Eine Druckerei berechnet je Auftrag eine Grundgebühr von 35 € und 0,08 € pro "
                    "Seite. Was kostet ein Auftrag mit 1.500 Seiten?"),
      .options = { EUROS("47", "47"), EUROS("120", "120"), EUROS("155", "155"), EUROS("1,235", "1.235") },
      .credit = { 0, 0, 1, 0 },
      .explanation = TEXTS("1,500 × €0.08 = €120 for the pages; with the fee of €35 the order costs "
                           "€155.",
                           "1.500 × € 0,08 = € 120 pelas páginas; com a taxa de € 35, o pedido custa "
                           "€ 155.",
                           "1.500 × 0,08 € = 120 € por las páginas; con la tarifa fija de 35 €, el "
                           "pedido cuesta 155 €.",
                           "1.500 × 0,08 € = 120 € für die Seiten; mit der Gebühr von 35 € kostet der "
                           "Auftrag 155 €.") },
    { .id = "numerical.05", .type = ITEM_NUMBER, .skill = UNITS, .level = 1,
      .text = TEXTS("A bank gives 1.08 US dollars for 1 euro. How many US dollars does it give for 350 "
                    "euros?",
                    "Um banco paga 1,08 dólar americano por 1 euro. Quantos dólares ele paga por 350 "
                    "euros?",
                    "Un banco da 1,08 dólares estadounidenses por 1 euro. ¿Cuántos dólares da por 350 "
                    "euros?",
                    "Eine Bank gibt 1,08 US-Dollar für 1 Euro. Wie viele US-Dollar gibt sie für 350 "
                    "Euro?"),
      .number = 378, .number_min = 0, .number_max = 100000, .unit = "USD",
      .explanation = TEXTS("Each euro brings 1.08 dollars: 350 × 1.08 = 378.",
                           "Cada euro vale 1,08 dólar: 350 × 1,08 = 378.",
                           "Cada euro equivale a 1,08 dólares: 350 × 1,08 = 378.",
                           "Jeder Euro bringt 1,08 Dollar: 350 × 1,08 = 378.") },
    { .id = "numerical.06", .type = ITEM_SINGLE, .skill = TABLES, .level = 2,
      .stimulus = TEAM_CALLS,
      .text = TEXTS("Which team solved the largest share of its calls at the first contact?",
                    "Qual equipe resolveu a maior parcela das suas ligações no primeiro contato?",
                    "¿Qué equipo resolvió la mayor proporción de sus llamadas en el primer contacto?",
                    "Welches Team löste den größten Anteil seiner Anrufe beim ersten Kontakt?"),
      .options = { TEXTS("Team A", "Equipe A", "Equipo A", "Team A"),
                   TEXTS("Team B", "Equipe B", "Equipo B", "Team B"),
                   TEXTS("Team C", "Equipe C", "Equipo C", "Team C"),
                   TEXTS("Team D", "Equipe D", "Equipo D", "Team D") },
      .credit = { 0, 1, 0, 0 },
      .explanation = TEXTS("The shares are A 75%, B 80%, C 72.5% and D 77.5%. Team C solved the most "
                           "calls, but from many more.",
                           "As parcelas são A 75%, B 80%, C 72,5% e D 77,5%. A equipe C resolveu mais "
                           "ligações, mas de um total bem maior.",
                           "Las proporciones son A 75 %, B 80 %, C 72,5 % y D 77,5 %. El equipo C "
                           "resolvió más llamadas, pero de un total mucho mayor.",
                           "Die Anteile sind A 75 %, B 80 %, C 72,5 % und D 77,5 %. Team C löste zwar "
                           "die meisten Anrufe, aber von weit mehr.") },
    { .id = "numerical.07", .type = ITEM_NUMBER, .skill = RATIOS, .level = 2,
      .stimulus = TEAM_CALLS,
      .text = TEXTS("The four teams together: how many calls are there per member of staff?",
                    "Nas quatro equipes em conjunto, quantas ligações há por funcionário?",
                    "En los cuatro equipos en conjunto, ¿cuántas llamadas hay por empleado?",
                    "Alle vier Teams zusammen: Wie viele Anrufe kommen auf eine beschäftigte Person?"),
      .number = 79, .number_min = 0, .number_max = 10000,
      .explanation = TEXTS("2,370 calls ÷ 30 people = 79. The mean of the four team figures, 80, would "
                           "ignore that the teams differ in size.",
                           "2.370 ligações ÷ 30 pessoas = 79. A média dos valores das quatro equipes, "
                           "80, ignoraria que elas têm tamanhos diferentes.",
                           "2.370 llamadas ÷ 30 personas = 79. La media de los valores de los cuatro "
                           "equipos, 80, pasaría por alto que su tamaño es distinto.",
                           "2.370 Anrufe ÷ 30 Personen = 79. Das Mittel der vier Teamwerte, 80, ließe "
                           "außer Acht, dass die Teams verschieden groß sind.") },
    { .id = "numerical.08", .type = ITEM_SINGLE, .skill = CHANGE, .level = 2,
      .text = TEXTS("A shop raises a price by 20% and later cuts the raised price by 20%. How does the "
                    "final price compare with the first one?",
                    "Uma loja aumenta um preço em 20% e depois reduz o preço aumentado em 20%. Como "
                    "fica o preço final em relação ao primeiro?",
                    "Una tienda sube un precio un 20 % y después rebaja el precio subido un 20 %. "
                    "¿Cómo queda el precio final respecto al primero?",
                    "Ein Geschäft erhöht einen Preis um 20 % und senkt den erhöhten Preis später um "
                    "20 %. Wie verhält sich der Endpreis zum ersten Preis?"),
      .options = { TEXTS("It is 4% higher.", "É 4% mais alto.", "Es un 4 % más alto.",
                         "Er ist 4 % höher."),
                   TEXTS("It is the same.", "É igual.", "Es igual.", "Er ist gleich."),
                   TEXTS("It is 2% lower.", "É 2% mais baixo.", "Es un 2 % más bajo.",
                         "Er ist 2 % niedriger."),
                   TEXTS("It is 4% lower.", "É 4% mais baixo.", "Es un 4 % más bajo.",
                         "Er ist 4 % niedriger."),
                   TEXTS("It is 20% lower.", "É 20% mais baixo.", "Es un 20 % más bajo.",
                         "Er ist 20 % niedriger.") },
      .credit = { 0, 0, 0, 1, 0 },
      .explanation = TEXTS("The cut is taken from the raised price: 1.20 × 0.80 = 0.96, that is 4% "
                           "less than at first.",
                           "A redução incide sobre o preço aumentado: 1,20 × 0,80 = 0,96, ou seja, 4% "
                           "a menos que no início.",
                           "La rebaja se aplica al precio subido: 1,20 × 0,80 = 0,96, es decir, un 4 % "
                           "menos que al principio.",
                           "Die Senkung gilt für den erhöhten Preis: 1,20 × 0,80 = 0,96, also 4 % "
                           "weniger als am Anfang.") },
    { .id = "numerical.09", .type = ITEM_SINGLE, .skill = COSTS, .level = 2,
      .text = TEXTS("A workshop sells shelves at €85 each. Material and labour come to €53 per shelf, "
                    "fixed costs to €4,800 a month. How many shelves must it sell in a month to cover "
                    "its costs exactly?",
                    "Uma oficina vende estantes a € 85 cada. Material e mão de obra somam € 53 por "
                    "estante, e os custos fixos, € 4.800 por mês. Quantas estantes ela precisa vender "
                    "em um mês para cobrir exatamente os custos?",
                    "Un taller vende estanterías a 85 € cada una. El material y la mano de obra suman "
                    "53 € por estantería, y los costes fijos, 4.800 € al mes. ¿Cuántas estanterías "
                    "debe vender en un mes para cubrir exactamente los costes?",
                    "Eine Werkstatt verkauft Regale zu je 85 €. Material und Arbeit kosten 53 € je "
                    "Regal, die Fixkosten betragen 4.800 € im Monat. Wie viele Regale muss sie im "
                    "Monat verkaufen, um ihre Kosten genau zu decken?"),
      .options = { SAME("35"), SAME("57"), SAME("91"), SAME("150") },
      .credit = { 0, 0, 0, 1 },
      .explanation = TEXTS("Each shelf leaves €85 − €53 = €32 for the fixed costs: 4,800 ÷ 32 = 150.",
                           "Cada estante deixa € 85 − € 53 = € 32 para os custos fixos: 4.800 ÷ 32 = "
                           "150.",
                           "Cada estantería deja 85 € − 53 € = 32 € para los costes fijos: 4.800 ÷ 32 "
                           "= 150.",
                           "Von jedem Regal bleiben 85 € − 53 € = 32 € für die Fixkosten: 4.800 ÷ 32 = "
                           "150.") },
    { .id = "numerical.10", .type = ITEM_SINGLE, .skill = UNITS, .level = 2,
      .text = TEXTS("A van uses 9.5 litres of diesel per 100 km. Diesel costs €1.60 a litre. What does "
                    "the fuel for 450 km cost?",
                    "Uma van consome 9,5 litros de diesel a cada 100 km. O diesel custa € 1,60 por "
                    "litro. Quanto custa o combustível para 450 km?",
                    "Una furgoneta consume 9,5 litros de diésel cada 100 km. El diésel cuesta 1,60 € "
                    "por litro. ¿Cuánto cuesta el combustible para 450 km?",
                    "Ein Lieferwagen verbraucht 9,5 Liter Diesel auf 100 km. Diesel kostet 1,60 € je "
                    "Liter. Was kostet der Kraftstoff für 450 km?"),
      .options = { EUROS("42.75", "42,75"), EUROS("68.40", "68,40"), EUROS("75.79", "75,79"),
                   EUROS("684.00", "684,00") },
      .credit = { 0, 1, 0, 0 },
      .explanation = TEXTS("450 km need 4.5 × 9.5 = 42.75 litres; at €1.60 a litre that is €68.40.",
                           "São necessários 4,5 × 9,5 = 42,75 litros para 450 km; a € 1,60 por litro, "
                           "isso dá € 68,40.",
                           "Para 450 km hacen falta 4,5 × 9,5 = 42,75 litros; a 1,60 € por litro, son "
                           "68,40 €.",
                           "Für 450 km braucht man 4,5 × 9,5 = 42,75 Liter; zu 1,60 € je Liter sind "
                           "das 68,40 €.") },
    { .id = "numerical.11", .type = ITEM_MULTIPLE, .skill = TABLES, .level = 3,
      .stimulus = TEXTS("| In thousand euros | 2021 | 2022 | 2023 | 2024 |\n"
                        "|:--|--:|--:|--:|--:|\n"
                        "| Revenue | 480 | 540 | 600 | 660 |\n"
                        "| Costs | 408 | 432 | 492 | 534 |\n",
                        "| Em milhares de euros | 2021 | 2022 | 2023 | 2024 |\n"
                        "|:--|--:|--:|--:|--:|\n"
                        "| Receita | 480 | 540 | 600 | 660 |\n"
                        "| Custos | 408 | 432 | 492 | 534 |\n",
                        "| En miles de euros | 2021 | 2022 | 2023 | 2024 |\n"
                        "|:--|--:|--:|--:|--:|\n"
                        "| Ingresos | 480 | 540 | 600 | 660 |\n"
                        "| Costes | 408 | 432 | 492 | 534 |\n",
                        "| In Tausend Euro | 2021 | 2022 | 2023 | 2024 |\n"
                        "|:--|--:|--:|--:|--:|\n"
                        "| Umsatz | 480 | 540 | 600 | 660 |\n"
                        "| Kosten | 408 | 432 | 492 | 534 |\n"),
      .text = TEXTS("Profit is revenue minus costs. Which two statements agree with the table?",
                    "O lucro é a receita menos os custos. Quais duas afirmações estão de acordo com a "
                    "tabela?",
                    "El beneficio son los ingresos menos los costes. ¿Qué dos afirmaciones concuerdan "
                    "con la tabla?",
                    "Gewinn ist Umsatz minus Kosten. Welche zwei Aussagen stimmen mit der Tabelle "
                    "überein?"),
      .options = { TEXTS("Profit rose from each year to the next.",
                         "O lucro aumentou de cada ano para o seguinte.",
                         "El beneficio aumentó de cada año al siguiente.",
                         "Der Gewinn stieg von jedem Jahr zum nächsten."),
                   TEXTS("Revenue rose by the same amount from each year to the next.",
                         "A receita aumentou o mesmo valor de cada ano para o seguinte.",
                         "Los ingresos aumentaron la misma cantidad de cada año al siguiente.",
                         "Der Umsatz stieg von jedem Jahr zum nächsten um den gleichen Betrag."),
                   TEXTS("Revenue rose by the same percentage from each year to the next.",
                         "A receita aumentou o mesmo percentual de cada ano para o seguinte.",
                         "Los ingresos aumentaron el mismo porcentaje de cada año al siguiente.",
                         "Der Umsatz stieg von jedem Jahr zum nächsten um den gleichen Prozentsatz."),
                   TEXTS("Profit as a share of revenue was highest in 2022.",
                         "A parcela do lucro na receita foi maior em 2022.",
                         "La proporción del beneficio sobre los ingresos fue máxima en 2022.",
                         "Der Anteil des Gewinns am Umsatz war 2022 am höchsten."),
                   TEXTS("Costs rose by more than 35% from 2021 to 2024.",
                         "Os custos aumentaram mais de 35% de 2021 a 2024.",
                         "Los costes aumentaron más de un 35 % de 2021 a 2024.",
                         "Die Kosten stiegen von 2021 bis 2024 um mehr als 35 %.") },
      .credit = { 0, 1, 0, 1, 0 },
      .number_min = 2, .number_max = 2,
      .explanation = TEXTS("Revenue rose by 60 each year. The profits 72, 108, 108 and 126 are 15%, "
                           "20%, 18% and 19.1% of revenue; costs rose by 30.9%.",
                           "A receita subiu 60 a cada ano. Os lucros 72, 108, 108 e 126 são 15%, 20%, "
                           "18% e 19,1% da receita; os custos subiram 30,9%.",
                           "Los ingresos subieron 60 cada año. Los beneficios 72, 108, 108 y 126 son "
                           "el 15 %, el 20 %, el 18 % y el 19,1 % de los ingresos; los costes subieron "
                           "un 30,9 %.",
                           "Der Umsatz stieg jedes Jahr um 60. Die Gewinne 72, 108, 108 und 126 sind "
                           "15 %, 20 %, 18 % und 19,1 % des Umsatzes; die Kosten stiegen um 30,9 %.") },
    { .id = "numerical.12", .type = ITEM_NUMBER, .skill = CHANGE, .level = 3,
      .text = TEXTS("This year 276 employees took a course, 15% more than last year. Last year 60% of "
                    "the participants passed. How many passed last year?",
                    "Neste ano, 276 funcionários fizeram um curso, 15% a mais que no ano passado. No "
                    "ano passado, 60% dos participantes foram aprovados. Quantos foram aprovados no "
                    "ano passado?",
                    "Este año, 276 empleados hicieron un curso, un 15 % más que el año pasado. El año "
                    "pasado aprobó el 60 % de los participantes. ¿Cuántos aprobaron el año pasado?",
                    "In diesem Jahr haben 276 Beschäftigte einen Kurs besucht, 15 % mehr als im "
                    "letzten Jahr. Im letzten Jahr bestanden 60 % der Teilnehmenden. Wie viele "
                    "bestanden im letzten Jahr?"),
      .number = 144, .number_min = 0, .number_max = 10000,
      .explanation = TEXTS("276 is 115% of last year: 276 ÷ 1.15 = 240 participants; 60% of 240 is 144.",
                           "276 são 115% do ano passado: 276 ÷ 1,15 = 240 participantes; 60% de 240 "
                           "são 144.",
                           "276 es el 115 % del año pasado: 276 ÷ 1,15 = 240 participantes; el 60 % de "
                           "240 es 144.",
                           "276 sind 115 % des Vorjahres: 276 ÷ 1,15 = 240 Teilnehmende; 60 % von 240 "
                           "sind 144.") },
    { .id = "numerical.13", .type = ITEM_SINGLE, .skill = RATIOS, .level = 3,
      .text = TEXTS("The 30 packers of a warehouse pack 44 parcels an hour each on average. Then 10 "
                    "new packers join; the first 30 keep their pace, and the average of all 40 is 41 "
                    "parcels. How many parcels an hour do the new packers pack on average?",
                    "Os 30 embaladores de um depósito embalam em média 44 pacotes por hora cada um. "
                    "Entram 10 embaladores novos; os 30 primeiros mantêm o ritmo, e a média dos 40 "
                    "passa a ser de 41 pacotes. Quantos pacotes por hora os novos embalam em média?",
                    "Los 30 embaladores de un almacén embalan de media 44 paquetes por hora cada uno. "
                    "Se incorporan 10 nuevos; los 30 primeros mantienen su ritmo, y la media de los 40 "
                    "es de 41 paquetes. ¿Cuántos paquetes por hora embalan de media los nuevos?",
                    "Die 30 Packkräfte eines Lagers packen im Schnitt je 44 Pakete pro Stunde. Dann "
                    "kommen 10 neue hinzu; die ersten 30 behalten ihr Tempo, und der Schnitt aller 40 "
                    "beträgt 41 Pakete. Wie viele Pakete pro Stunde packen die Neuen im Schnitt?"),
      .options = { SAME("32"), SAME("35"), SAME("38"), SAME("40") },
      .credit = { 1, 0, 0, 0 },
      .explanation = TEXTS("All 40 pack 40 × 41 = 1,640 parcels, the first 30 pack 30 × 44 = 1,320. "
                           "That leaves 320 for 10 people, 32 each.",
                           "Os 40 embalam 40 × 41 = 1.640 pacotes; os 30 primeiros, 30 × 44 = 1.320. "
                           "Restam 320 para 10 pessoas, 32 para cada uma.",
                           "Los 40 embalan 40 × 41 = 1.640 paquetes; los 30 primeros, 30 × 44 = 1.320. "
                           "Quedan 320 para 10 personas, 32 por cada una.",
                           "Alle 40 packen 40 × 41 = 1.640 Pakete, die ersten 30 packen 30 × 44 = "
                           "1.320. Für die 10 Neuen bleiben 320, also je 32.") },
    { .id = "numerical.14", .type = ITEM_SINGLE, .skill = COSTS, .level = 3,
      .stimulus = TEXTS("| Tariff | Monthly fee | Price per message |\n"
                        "|:--|--:|--:|\n"
                        "| A | €60.00 | €0.07 |\n"
                        "| B | €120.00 | €0.04 |\n",
                        "| Plano | Mensalidade | Preço por mensagem |\n"
                        "|:--|--:|--:|\n"
                        "| A | € 60,00 | € 0,07 |\n"
                        "| B | € 120,00 | € 0,04 |\n",
                        "| Tarifa | Cuota mensual | Precio por mensaje |\n"
                        "|:--|--:|--:|\n"
                        "| A | 60,00 € | 0,07 € |\n"
                        "| B | 120,00 € | 0,04 € |\n",
                        "| Tarif | Monatliche Gebühr | Preis je Nachricht |\n"
                        "|:--|--:|--:|\n"
                        "| A | 60,00 € | 0,07 € |\n"
                        "| B | 120,00 € | 0,04 € |\n"),
      .text = TEXTS("At how many messages a month do both tariffs cost the same?",
                    "Com quantas mensagens por mês os dois planos custam o mesmo?",
                    "¿Con cuántos mensajes al mes cuestan lo mismo las dos tarifas?",
                    "Bei wie vielen Nachrichten im Monat kosten beide Tarife gleich viel?"),
      .options = { SAME("857"), FIGURE("1,500", "1.500"), FIGURE("2,000", "2.000"),
                   FIGURE("3,000", "3.000") },
      .credit = { 0, 0, 1, 0 },
      .explanation = TEXTS("B costs €60 more in fees and saves €0.03 on each message: 60 ÷ 0.03 = "
                           "2,000. Both then cost €200.",
                           "O plano B custa € 60 a mais de mensalidade e economiza € 0,03 por "
                           "mensagem: 60 ÷ 0,03 = 2.000. Os dois custam então € 200.",
                           "La tarifa B cuesta 60 € más de cuota y ahorra 0,03 € por mensaje: 60 ÷ "
                           "0,03 = 2.000. Ambas cuestan entonces 200 €.",
                           "B kostet 60 € mehr Gebühr und spart 0,03 € je Nachricht: 60 ÷ 0,03 = "
                           "2.000. Beide kosten dann 200 €.") },
    { .id = "numerical.15", .type = ITEM_SINGLE, .skill = UNITS, .level = 3,
      .stimulus = TEXTS("| Currency | Value of 1 unit in USD |\n"
                        "|:--|--:|\n"
                        "| EUR | 1.10 |\n"
                        "| GBP | 1.32 |\n",
                        "| Moeda | Valor de 1 unidade em USD |\n"
                        "|:--|--:|\n"
                        "| EUR | 1,10 |\n"
                        "| GBP | 1,32 |\n",
                        "| Moneda | Valor de 1 unidad en USD |\n"
                        "|:--|--:|\n"
                        "| EUR | 1,10 |\n"
                        "| GBP | 1,32 |\n",
                        "| Währung | Wert einer Einheit in USD |\n"
                        "|:--|--:|\n"
                        "| EUR | 1,10 |\n"
                        "| GBP | 1,32 |\n"),
      .text = TEXTS("An invoice of 5,000 GBP is paid from a euro account. The bank adds a fee of 1% of "
                    "the amount in euros. What is charged to the account?",
                    "Uma fatura de 5.000 GBP é paga de uma conta em euros. O banco acrescenta uma "
                    "tarifa de 1% do valor em euros. Quanto é debitado da conta?",
                    "Una factura de 5.000 GBP se paga desde una cuenta en euros. El banco añade una "
                    "comisión del 1 % del importe en euros. ¿Cuánto se carga en la cuenta?",
                    "Eine Rechnung über 5.000 GBP wird von einem Eurokonto bezahlt. Die Bank schlägt "
                    "eine Gebühr von 1 % des Eurobetrags auf. Wie viel wird dem Konto belastet?"),
      .options = { TEXTS("5,940.00 EUR", "5.940,00 EUR", "5.940,00 EUR", "5.940,00 EUR"),
                   TEXTS("6,060.00 EUR", "6.060,00 EUR", "6.060,00 EUR", "6.060,00 EUR"),
                   TEXTS("6,666.00 EUR", "6.666,00 EUR", "6.666,00 EUR", "6.666,00 EUR"),
                   TEXTS("7,332.60 EUR", "7.332,60 EUR", "7.332,60 EUR", "7.332,60 EUR") },
      .credit = { 0, 1, 0, 0 },
      .explanation = TEXTS("5,000 × 1.32 = 6,600 USD; 6,600 ÷ 1.10 = 6,000 EUR; with 1% on top it is "
                           "6,060 EUR.",
                           "5.000 × 1,32 = 6.600 USD; 6.600 ÷ 1,10 = 6.000 EUR; com mais 1%, são 6.060 "
                           "EUR.",
                           "5.000 × 1,32 = 6.600 USD; 6.600 ÷ 1,10 = 6.000 EUR; con un 1 % más, son "
                           "6.060 EUR.",
                           "5.000 × 1,32 = 6.600 USD; 6.600 ÷ 1,10 = 6.000 EUR; mit 1 % Aufschlag sind "
                           "es 6.060 EUR.") },
};

const struct test test_numerical = {
    .code = "numerical", .number = 1, .minutes = 20,
    .title = TEXTS("Numerical reasoning", "Raciocínio numérico", "Razonamiento numérico",
                   "Rechnerisches Denken"),
    .summary = TEXTS("Draws correct conclusions from the figures of everyday business: percentages, "
                     "ratios, tables, costs and currencies.",
                     "Tira conclusões corretas dos números do dia a dia das empresas: porcentagens, "
                     "proporções, tabelas, custos e moedas.",
                     "Saca conclusiones correctas de las cifras del día a día de las empresas: "
                     "porcentajes, proporciones, tablas, costes y monedas.",
                     "Zieht richtige Schlüsse aus den Zahlen des Geschäftsalltags: Prozente, "
                     "Verhältnisse, Tabellen, Kosten und Währungen."),
    .instructions = TEXTS("You may use a calculator, pen and paper. All prices and rates are made up. "
                          "Nothing is deducted for a wrong answer, so answer every question.",
                          "Você pode usar calculadora, papel e caneta. Todos os preços e taxas são "
                          "fictícios. Respostas erradas não descontam pontos; por isso, responda a "
                          "todas as perguntas.",
                          "Puede usar calculadora, papel y bolígrafo. Todos los precios y tipos de "
                          "cambio son ficticios. Las respuestas incorrectas no restan puntos; por eso, "
                          "responda a todas las preguntas.",
                          "Sie dürfen Taschenrechner, Stift und Papier verwenden. Alle Preise und "
                          "Kurse sind erfunden. Für falsche Antworten wird nichts abgezogen; "
                          "beantworten Sie deshalb jede Frage."),
    .skills = { [CHANGE] = TEXTS("Percentages and growth", "Porcentagens e crescimento",
                                 "Porcentajes y crecimiento", "Prozente und Wachstum"),
                [RATIOS] = TEXTS("Ratios and averages", "Proporções e médias",
                                 "Proporciones y promedios", "Verhältnisse und Durchschnitte"),
                [TABLES] = TEXTS("Reading tables", "Leitura de tabelas", "Lectura de tablas",
                                 "Tabellen lesen"),
                [COSTS] = TEXTS("Costs and break-even", "Custos e ponto de equilíbrio",
                                "Costes y punto de equilibrio", "Kosten und Gewinnschwelle"),
                [UNITS] = TEXTS("Units and currencies", "Unidades e moedas", "Unidades y monedas",
                                "Einheiten und Währungen") },
    .questions = questions, .questions_n = sizeof questions / sizeof questions[0],
};
