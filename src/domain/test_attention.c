/* test_attention.c - attention to detail: comparing, counting and checking office papers.
 *
 * Codes have no letter O or I, which some fonts draw as 0 or 1: what a font hides is no lack
 * of attention.  Dates are written 2025-05-28 in all languages.
 */
#include "domain/test_texts.h"

#define PAIRS_01                        \
    "|:--|:--|:--|\n"                   \
    "| 1 | KT-48213-7 | KT-48213-7 |\n" \
    "| 2 | RM-59071-4 | RM-59071-4 |\n" \
    "| 3 | PL-63385-2 | PL-63835-2 |\n" \
    "| 4 | HV-27146-9 | HV-27146-9 |\n" \
    "| 5 | DS-80562-3 | DS-80562-3 |\n"
#define PAIRS_06                             \
    "|:--|:--|:--|\n"                        \
    "| 1 | 8307-KD-1946 | 8307-KD-1946 |\n"  \
    "| 2 | 5271-PT-6038 | 5271-PT-6083 |\n"  \
    "| 3 | 9416-RW-2750 | 9416-RW-2750 |\n"  \
    "| 4 | 3869-GH-7142 | 3896-GH-7142 |\n"  \
    "| 5 | 6042-SV-9315 | 6042-SV-9315 |\n"  \
    "| 6 | 7725-NM-4481 | 7725-MN-4481 |\n"  \
    "| 7 | 1598-FB-3067 | 1598-FB-3067 |\n"  \
    "| 8 | 4630-JC-8829 | 4630-JC-8829 |\n"  \
    "| 9 | 2984-LX-5513 | 2984-LX-5531 |\n"  \
    "| 10 | 8157-TA-6290 | 8157-TA-6290 |\n"

enum { COMPARING, COUNTING, DOCUMENTS, CHECKING };

static const struct question questions[] = {
    { .id = "attention.01", .type = ITEM_SINGLE, .skill = COMPARING, .level = 1,
      .stimulus = TEXTS("| Line | List 1 | List 2 |\n" PAIRS_01,
                        "| Linha | Lista 1 | Lista 2 |\n" PAIRS_01,
                        "| Línea | Lista 1 | Lista 2 |\n" PAIRS_01,
                        "| Zeile | Liste 1 | Liste 2 |\n" PAIRS_01),
      .text = TEXTS("In which line do the two entries differ?",
                    "Em qual linha as duas entradas são diferentes?",
                    "¿En qué línea son diferentes las dos entradas?",
                    "In welcher Zeile unterscheiden sich die beiden Einträge?"),
      .options = { LINE("1"), LINE("2"), LINE("3"), LINE("4"), LINE("5") },
      .credit = { 0, 0, 1, 0, 0 },
      .explanation = TEXTS("PL-63385-2 has become PL-63835-2: the digits 3 and 8 are swapped.",
                           "PL-63385-2 virou PL-63835-2: os algarismos 3 e 8 estão trocados.",
                           "PL-63385-2 se convirtió en PL-63835-2: las cifras 3 y 8 están "
                           "intercambiadas.",
                           "Aus PL-63385-2 wurde PL-63835-2: Die Ziffern 3 und 8 sind vertauscht.") },
    { .id = "attention.02", .type = ITEM_NUMBER, .skill = COUNTING, .level = 1,
      .stimulus = SAME("```\n"
                       "68  86  86  34  46  86  34  36\n"
                       "34  46  16  63  16  63  16  46\n"
                       "68  36  30  36  34  38  66  26\n"
                       "63  30  86  26  36  26  68  68\n"
                       "86  38  30  16  36  36  86  30\n"
                       "38  30  33  33  36  46  38  66\n"
                       "```\n"),
      .text = TEXTS("How many times does the number 36 appear in the grid?",
                    "Quantas vezes o número 36 aparece na grade?",
                    "¿Cuántas veces aparece el número 36 en la cuadrícula?",
                    "Wie oft steht die Zahl 36 im Zahlenfeld?"),
      .number = 7, .number_min = 0, .number_max = 48,
      .explanation = TEXTS("Row by row: 1 + 0 + 2 + 1 + 2 + 1 = 7.",
                           "Linha por linha: 1 + 0 + 2 + 1 + 2 + 1 = 7.",
                           "Fila por fila: 1 + 0 + 2 + 1 + 2 + 1 = 7.",
                           "Zeile für Zeile: 1 + 0 + 2 + 1 + 2 + 1 = 7.") },
    { .id = "attention.03", .type = ITEM_SINGLE, .skill = DOCUMENTS, .level = 1,
      .stimulus = TEXTS("**Order**\n"
                        "\n"
                        "| Item | Quantity |\n"
                        "|:--|--:|\n"
                        "| Ring binders | 68 |\n"
                        "| Envelopes | 250 |\n"
                        "| Pencils | 144 |\n"
                        "| Markers | 48 |\n"
                        "| Staplers | 15 |\n"
                        "\n"
                        "**Delivery note**\n"
                        "\n"
                        "| Item | Quantity |\n"
                        "|:--|--:|\n"
                        "| Ring binders | 86 |\n"
                        "| Envelopes | 250 |\n"
                        "| Pencils | 144 |\n"
                        "| Markers | 48 |\n"
                        "| Staplers | 15 |\n",
                        "**Pedido**\n"
                        "\n"
                        "| Artigo | Quantidade |\n"
                        "|:--|--:|\n"
                        "| Fichários | 68 |\n"
                        "| Envelopes | 250 |\n"
                        "| Lápis | 144 |\n"
                        "| Marcadores | 48 |\n"
                        "| Grampeadores | 15 |\n"
                        "\n"
                        "**Nota de entrega**\n"
                        "\n"
                        "| Artigo | Quantidade |\n"
                        "|:--|--:|\n"
                        "| Fichários | 86 |\n"
                        "| Envelopes | 250 |\n"
                        "| Lápis | 144 |\n"
                        "| Marcadores | 48 |\n"
                        "| Grampeadores | 15 |\n",
                        "**Pedido**\n"
                        "\n"
                        "| Artículo | Cantidad |\n"
                        "|:--|--:|\n"
                        "| Carpetas de anillas | 68 |\n"
                        "| Sobres | 250 |\n"
                        "| Lápices | 144 |\n"
                        "| Marcadores | 48 |\n"
                        "| Grapadoras | 15 |\n"
                        "\n"
                        "**Nota de entrega**\n"
                        "\n"
                        "| Artículo | Cantidad |\n"
                        "|:--|--:|\n"
                        "| Carpetas de anillas | 86 |\n"
                        "| Sobres | 250 |\n"
                        "| Lápices | 144 |\n"
                        "| Marcadores | 48 |\n"
                        "| Grapadoras | 15 |\n",
                        "**Bestellung**\n"
                        "\n"
                        "| Artikel | Menge |\n"
                        "|:--|--:|\n"
                        "| Ringordner | 68 |\n"
                        "| Briefumschläge | 250 |\n"
                        "| Bleistifte | 144 |\n"
                        "| Marker | 48 |\n"
                        "| Heftgeräte | 15 |\n"
                        "\n"
                        "**Lieferschein**\n"
                        "\n"
                        "| Artikel | Menge |\n"
                        "|:--|--:|\n"
                        "| Ringordner | 86 |\n"
                        "| Briefumschläge | 250 |\n"
                        "| Bleistifte | 144 |\n"
                        "| Marker | 48 |\n"
                        "| Heftgeräte | 15 |\n"),
      .text = TEXTS("For which item does the delivered quantity differ from the order?",
                    "Em qual artigo a quantidade entregue difere da pedida?",
                    "¿En qué artículo difiere la cantidad entregada de la pedida?",
                    "Bei welchem Artikel weicht die gelieferte Menge von der Bestellung ab?"),
      .options = { TEXTS("Ring binders", "Fichários", "Carpetas de anillas", "Ringordner"),
                   TEXTS("Envelopes", "Envelopes", "Sobres", "Briefumschläge"),
                   TEXTS("Pencils", "Lápis", "Lápices", "Bleistifte"),
                   TEXTS("Markers", "Marcadores", "Marcadores", "Marker"),
                   TEXTS("Staplers", "Grampeadores", "Grapadoras", "Heftgeräte") },
      .credit = { 1, 0, 0, 0, 0 },
      .explanation = TEXTS("68 ring binders were ordered, but 86 delivered.",
                           "Foram pedidos 68 fichários, mas entregues 86.",
                           "Se pidieron 68 carpetas de anillas, pero se entregaron 86.",
                           "Bestellt waren 68 Ringordner, geliefert wurden 86.") },
    { .id = "attention.04", .type = ITEM_SINGLE, .skill = COMPARING, .level = 1,
      .stimulus = SAME("**NL-7304-QX-58216**"),
      .text = TEXTS("Which entry is identical to the one above?",
                    "Qual entrada é idêntica à que está acima?",
                    "¿Qué entrada es idéntica a la de arriba?",
                    "Welcher Eintrag stimmt mit dem oben genau überein?"),
      .options = { SAME("NL-7304-QX-52816"), SAME("NL-7340-QX-58216"), SAME("NL-7304-XQ-58216"),
                   SAME("NL-7304-QX-58216"), SAME("LN-7304-QX-58216") },
      .credit = { 0, 0, 0, 1, 0 },
      .explanation = TEXTS("The others have swapped characters: 52816, 7340, XQ and LN.",
                           "As outras têm caracteres trocados: 52816, 7340, XQ e LN.",
                           "Las demás tienen caracteres intercambiados: 52816, 7340, XQ y LN.",
                           "Bei den anderen sind Zeichen vertauscht: 52816, 7340, XQ und LN.") },
    { .id = "attention.05", .type = ITEM_SINGLE, .skill = CHECKING, .level = 1,
      .text = TEXTS("A valid number consists of two letters, then four digits, then one letter, and "
                    "nothing else. Which number is valid?",
                    "Um número válido consiste em duas letras, depois quatro algarismos, depois uma "
                    "letra, e nada mais. Qual número é válido?",
                    "Un número válido consta de dos letras, después cuatro cifras, después una letra, "
                    "y nada más. ¿Qué número es válido?",
                    "Eine gültige Nummer besteht aus zwei Buchstaben, dann vier Ziffern, dann einem "
                    "Buchstaben und sonst nichts. Welche Nummer ist gültig?"),
      .options = { SAME("KT482M"), SAME("KT4827MB"), SAME("KT48273"), SAME("KT48M27"), SAME("KT4827M") },
      .credit = { 0, 0, 0, 0, 1 },
      .explanation = TEXTS("KT4827M has KT, 4827 and M. The others have three digits, a second letter "
                           "at the end, none at the end, or a letter among the digits.",
                           "KT4827M tem KT, 4827 e M. As outras opções têm três algarismos, uma "
                           "segunda letra no fim, nenhuma no fim ou uma letra entre os algarismos.",
                           "KT4827M tiene KT, 4827 y M. Las demás tienen tres cifras, una segunda "
                           "letra al final, ninguna al final o una letra entre las cifras.",
                           "KT4827M hat KT, 4827 und M. Die anderen haben drei Ziffern, einen zweiten "
                           "Buchstaben am Ende, keinen am Ende oder einen zwischen den Ziffern.") },
    { .id = "attention.06", .type = ITEM_SINGLE, .skill = COMPARING, .level = 2,
      .stimulus = TEXTS("| Line | List 1 | List 2 |\n" PAIRS_06,
                        "| Linha | Lista 1 | Lista 2 |\n" PAIRS_06,
                        "| Línea | Lista 1 | Lista 2 |\n" PAIRS_06,
                        "| Zeile | Liste 1 | Liste 2 |\n" PAIRS_06),
      .text = TEXTS("In how many lines do the two entries differ?",
                    "Em quantas linhas as duas entradas são diferentes?",
                    "¿En cuántas líneas son diferentes las dos entradas?",
                    "In wie vielen Zeilen unterscheiden sich die beiden Einträge?"),
      .options = { SAME("3"), SAME("4"), SAME("5"), SAME("6") },
      .credit = { 0, 1, 0, 0 },
      .explanation = TEXTS("They differ in lines 2 (6038, 6083), 4 (3869, 3896), 6 (NM, MN) and 9 "
                           "(5513, 5531).",
                           "São diferentes nas linhas 2 (6038, 6083), 4 (3869, 3896), 6 (NM, MN) e 9 "
                           "(5513, 5531).",
                           "Son diferentes en las líneas 2 (6038, 6083), 4 (3869, 3896), 6 (NM, MN) y "
                           "9 (5513, 5531).",
                           "Sie unterscheiden sich in den Zeilen 2 (6038, 6083), 4 (3869, 3896), 6 "
                           "(NM, MN) und 9 (5513, 5531).") },
    { .id = "attention.07", .type = ITEM_SINGLE, .skill = CHECKING, .level = 2,
      .stimulus = TEXTS("| Line | Item | Quantity | Unit price | Amount |\n"
                        "|:--|:--|--:|--:|--:|\n"
                        "| 1 | Desk lamp | 12 | €18.50 | €222.00 |\n"
                        "| 2 | Office chair | 8 | €94.90 | €759.20 |\n"
                        "| 3 | Shelf | 15 | €36.40 | €546.00 |\n"
                        "| 4 | Power strip | 25 | €7.80 | €195.00 |\n"
                        "| 5 | Whiteboard | 6 | €58.75 | €325.50 |\n",
                        "| Linha | Artigo | Quantidade | Preço unitário | Valor |\n"
                        "|:--|:--|--:|--:|--:|\n"
                        "| 1 | Luminária de mesa | 12 | € 18,50 | € 222,00 |\n"
                        "| 2 | Cadeira de escritório | 8 | € 94,90 | € 759,20 |\n"
                        "| 3 | Prateleira | 15 | € 36,40 | € 546,00 |\n"
                        "| 4 | Régua de tomadas | 25 | € 7,80 | € 195,00 |\n"
                        "| 5 | Quadro branco | 6 | € 58,75 | € 325,50 |\n",
                        "| Línea | Artículo | Cantidad | Precio unitario | Importe |\n"
                        "|:--|:--|--:|--:|--:|\n"
                        "| 1 | Lámpara de mesa | 12 | 18,50 € | 222,00 € |\n"
                        "| 2 | Silla de oficina | 8 | 94,90 € | 759,20 € |\n"
                        "| 3 | Estante | 15 | 36,40 € | 546,00 € |\n"
                        "| 4 | Regleta de enchufes | 25 | 7,80 € | 195,00 € |\n"
                        "| 5 | Pizarra blanca | 6 | 58,75 € | 325,50 € |\n",
                        "| Zeile | Artikel | Menge | Einzelpreis | Betrag |\n"
                        "|:--|:--|--:|--:|--:|\n"
                        "| 1 | Schreibtischlampe | 12 | 18,50 € | 222,00 € |\n"
                        "| 2 | Bürostuhl | 8 | 94,90 € | 759,20 € |\n"
                        "| 3 | Regal | 15 | 36,40 € | 546,00 € |\n"
                        "| 4 | Steckdosenleiste | 25 | 7,80 € | 195,00 € |\n"
                        "| 5 | Weißwandtafel | 6 | 58,75 € | 325,50 € |\n"),
      .text = TEXTS("The amount is quantity times unit price. In which line is the amount wrong?",
                    "O valor é a quantidade vezes o preço unitário. Em qual linha o valor está errado?",
                    "El importe es la cantidad por el precio unitario. ¿En qué línea es incorrecto el "
                    "importe?",
                    "Der Betrag ist Menge mal Einzelpreis. In welcher Zeile ist der Betrag falsch?"),
      .options = { LINE("1"), LINE("2"), LINE("3"), LINE("4"), LINE("5") },
      .credit = { 0, 0, 0, 0, 1 },
      .explanation = TEXTS("6 × €58.75 = €352.50, not €325.50.",
                           "6 × € 58,75 = € 352,50, e não € 325,50.",
                           "6 × 58,75 € = 352,50 €, no 325,50 €.",
                           "6 × 58,75 € = 352,50 €, nicht 325,50 €.") },
    { .id = "attention.08", .type = ITEM_MULTIPLE, .skill = DOCUMENTS, .level = 2,
      .stimulus = TEXTS("**Order**\n"
                        "\n"
                        "| Item | Quantity |\n"
                        "|:--|--:|\n"
                        "| Copy paper | 40 |\n"
                        "| Toner | 12 |\n"
                        "| Labels | 350 |\n"
                        "| Folders | 125 |\n"
                        "| Ballpoint pens | 480 |\n"
                        "| Adhesive tape | 64 |\n"
                        "| Batteries | 90 |\n"
                        "\n"
                        "**Delivery note**\n"
                        "\n"
                        "| Item | Quantity |\n"
                        "|:--|--:|\n"
                        "| Labels | 350 |\n"
                        "| Batteries | 90 |\n"
                        "| Toner | 12 |\n"
                        "| Folders | 152 |\n"
                        "| Copy paper | 40 |\n"
                        "| Adhesive tape | 46 |\n"
                        "| Ballpoint pens | 480 |\n",
                        "**Pedido**\n"
                        "\n"
                        "| Artigo | Quantidade |\n"
                        "|:--|--:|\n"
                        "| Papel sulfite | 40 |\n"
                        "| Toner | 12 |\n"
                        "| Etiquetas | 350 |\n"
                        "| Pastas | 125 |\n"
                        "| Canetas | 480 |\n"
                        "| Fita adesiva | 64 |\n"
                        "| Pilhas | 90 |\n"
                        "\n"
                        "**Nota de entrega**\n"
                        "\n"
                        "| Artigo | Quantidade |\n"
                        "|:--|--:|\n"
                        "| Etiquetas | 350 |\n"
                        "| Pilhas | 90 |\n"
                        "| Toner | 12 |\n"
                        "| Pastas | 152 |\n"
                        "| Papel sulfite | 40 |\n"
                        "| Fita adesiva | 46 |\n"
                        "| Canetas | 480 |\n",
                        "**Pedido**\n"
                        "\n"
                        "| Artículo | Cantidad |\n"
                        "|:--|--:|\n"
                        "| Papel de copia | 40 |\n"
                        "| Tóner | 12 |\n"
                        "| Etiquetas | 350 |\n"
                        "| Carpetas | 125 |\n"
                        "| Bolígrafos | 480 |\n"
                        "| Cinta adhesiva | 64 |\n"
                        "| Pilas | 90 |\n"
                        "\n"
                        "**Nota de entrega**\n"
                        "\n"
                        "| Artículo | Cantidad |\n"
                        "|:--|--:|\n"
                        "| Etiquetas | 350 |\n"
                        "| Pilas | 90 |\n"
                        "| Tóner | 12 |\n"
                        "| Carpetas | 152 |\n"
                        "| Papel de copia | 40 |\n"
                        "| Cinta adhesiva | 46 |\n"
                        "| Bolígrafos | 480 |\n",
                        "**Bestellung**\n"
                        "\n"
                        "| Artikel | Menge |\n"
                        "|:--|--:|\n"
                        "| Kopierpapier | 40 |\n"
                        "| Toner | 12 |\n"
                        "| Etiketten | 350 |\n"
                        "| Mappen | 125 |\n"
                        "| Kugelschreiber | 480 |\n"
                        "| Klebeband | 64 |\n"
                        "| Batterien | 90 |\n"
                        "\n"
                        "**Lieferschein**\n"
                        "\n"
                        "| Artikel | Menge |\n"
                        "|:--|--:|\n"
                        "| Etiketten | 350 |\n"
                        "| Batterien | 90 |\n"
                        "| Toner | 12 |\n"
                        "| Mappen | 152 |\n"
                        "| Kopierpapier | 40 |\n"
                        "| Klebeband | 46 |\n"
                        "| Kugelschreiber | 480 |\n"),
      .text = TEXTS("For which two items does the delivered quantity differ from the order?",
                    "Em quais dois artigos a quantidade entregue difere da pedida?",
                    "¿En qué dos artículos difiere la cantidad entregada de la pedida?",
                    "Bei welchen zwei Artikeln weicht die gelieferte Menge von der Bestellung ab?"),
      .options = { TEXTS("Copy paper", "Papel sulfite", "Papel de copia", "Kopierpapier"),
                   TEXTS("Folders", "Pastas", "Carpetas", "Mappen"),
                   TEXTS("Labels", "Etiquetas", "Etiquetas", "Etiketten"),
                   TEXTS("Adhesive tape", "Fita adesiva", "Cinta adhesiva", "Klebeband"),
                   TEXTS("Batteries", "Pilhas", "Pilas", "Batterien") },
      .credit = { 0, 1, 0, 1, 0 },
      .number_min = 2, .number_max = 2,
      .explanation = TEXTS("125 folders were ordered and 152 delivered, 64 rolls of tape were ordered "
                           "and 46 delivered.",
                           "Foram pedidas 125 pastas e entregues 152; foram pedidas 64 fitas adesivas "
                           "e entregues 46.",
                           "Se pidieron 125 carpetas y se entregaron 152; se pidieron 64 cintas "
                           "adhesivas y se entregaron 46.",
                           "Bestellt waren 125 Mappen, geliefert 152; bestellt waren 64 Rollen "
                           "Klebeband, geliefert 46.") },
    { .id = "attention.09", .type = ITEM_SINGLE, .skill = DOCUMENTS, .level = 2,
      .stimulus = TEXTS("| Field | Form | System |\n"
                        "|:--|:--|:--|\n"
                        "| Customer number | 40718-263 | 40718-263 |\n"
                        "| Telephone | 0555 018 2746 | 0555 018 2476 |\n"
                        "| Postcode | 58239 | 58239 |\n"
                        "| Delivery date | 2025-04-08 | 2025-04-08 |\n"
                        "| Amount | €3,486.90 | €3,486.90 |\n",
                        "| Campo | Formulário | Sistema |\n"
                        "|:--|:--|:--|\n"
                        "| Número do cliente | 40718-263 | 40718-263 |\n"
                        "| Telefone | 0555 018 2746 | 0555 018 2476 |\n"
                        "| Código postal | 58239 | 58239 |\n"
                        "| Data de entrega | 2025-04-08 | 2025-04-08 |\n"
                        "| Valor | € 3.486,90 | € 3.486,90 |\n",
                        "| Campo | Formulario | Sistema |\n"
                        "|:--|:--|:--|\n"
                        "| Número de cliente | 40718-263 | 40718-263 |\n"
                        "| Teléfono | 0555 018 2746 | 0555 018 2476 |\n"
                        "| Código postal | 58239 | 58239 |\n"
                        "| Fecha de entrega | 2025-04-08 | 2025-04-08 |\n"
                        "| Importe | 3.486,90 € | 3.486,90 € |\n",
                        "| Feld | Formular | System |\n"
                        "|:--|:--|:--|\n"
                        "| Kundennummer | 40718-263 | 40718-263 |\n"
                        "| Telefon | 0555 018 2746 | 0555 018 2476 |\n"
                        "| Postleitzahl | 58239 | 58239 |\n"
                        "| Lieferdatum | 2025-04-08 | 2025-04-08 |\n"
                        "| Betrag | 3.486,90 € | 3.486,90 € |\n"),
      .text = TEXTS("A form was typed into a system. Which field was typed wrongly?",
                    "Um formulário foi digitado em um sistema. Qual campo foi digitado errado?",
                    "Un formulario se introdujo en un sistema. ¿Qué campo se introdujo mal?",
                    "Ein Formular wurde in ein System übertragen. Welches Feld wurde falsch übertragen?"),
      .options = { TEXTS("Customer number", "Número do cliente", "Número de cliente", "Kundennummer"),
                   TEXTS("Telephone", "Telefone", "Teléfono", "Telefon"),
                   TEXTS("Postcode", "Código postal", "Código postal", "Postleitzahl"),
                   TEXTS("Delivery date", "Data de entrega", "Fecha de entrega", "Lieferdatum"),
                   TEXTS("Amount", "Valor", "Importe", "Betrag") },
      .credit = { 0, 1, 0, 0, 0 },
      .explanation = TEXTS("The telephone number ends in 2746 on the form, but in 2476 in the system.",
                           "O telefone termina em 2746 no formulário, mas em 2476 no sistema.",
                           "El teléfono termina en 2746 en el formulario, pero en 2476 en el sistema.",
                           "Die Telefonnummer endet im Formular auf 2746, im System aber auf 2476.") },
    { .id = "attention.10", .type = ITEM_NUMBER, .skill = COUNTING, .level = 2,
      .stimulus = SAME("```\n"
                       "1780  2162  7423  7560  7769\n"
                       "8071  1301  9208  1030  1171\n"
                       "5732  5322  0117  7915  8677\n"
                       "9712  2484  5430  9770  6297\n"
                       "```\n"),
      .text = TEXTS("How many times does the digit 7 appear?", "Quantas vezes o algarismo 7 aparece?",
                    "¿Cuántas veces aparece la cifra 7?", "Wie oft kommt die Ziffer 7 vor?"),
      .number = 16, .number_min = 0, .number_max = 80,
      .explanation = TEXTS("Row by row: 5 + 2 + 5 + 4 = 16.", "Linha por linha: 5 + 2 + 5 + 4 = 16.",
                           "Fila por fila: 5 + 2 + 5 + 4 = 16.", "Zeile für Zeile: 5 + 2 + 5 + 4 = 16.") },
    { .id = "attention.11", .type = ITEM_MULTIPLE, .skill = CHECKING, .level = 3,
      .stimulus = TEXTS("| Line | Date | Amount | Status |\n"
                        "|:--|:--|--:|:--|\n"
                        "| 1 | 2025-05-28 | €486.00 | approved |\n"
                        "| 2 | 2025-06-02 | €312.50 | approved |\n"
                        "| 3 | 2025-05-06 | €540.00 | approved |\n"
                        "| 4 | 2025-05-19 | €97.80 | open |\n"
                        "| 5 | 2025-05-31 | €455.20 | approved |\n"
                        "| 6 | 2024-05-14 | €120.00 | approved |\n",
                        "| Linha | Data | Valor | Situação |\n"
                        "|:--|:--|--:|:--|\n"
                        "| 1 | 2025-05-28 | € 486,00 | aprovada |\n"
                        "| 2 | 2025-06-02 | € 312,50 | aprovada |\n"
                        "| 3 | 2025-05-06 | € 540,00 | aprovada |\n"
                        "| 4 | 2025-05-19 | € 97,80 | pendente |\n"
                        "| 5 | 2025-05-31 | € 455,20 | aprovada |\n"
                        "| 6 | 2024-05-14 | € 120,00 | aprovada |\n",
                        "| Línea | Fecha | Importe | Estado |\n"
                        "|:--|:--|--:|:--|\n"
                        "| 1 | 2025-05-28 | 486,00 € | aprobada |\n"
                        "| 2 | 2025-06-02 | 312,50 € | aprobada |\n"
                        "| 3 | 2025-05-06 | 540,00 € | aprobada |\n"
                        "| 4 | 2025-05-19 | 97,80 € | pendiente |\n"
                        "| 5 | 2025-05-31 | 455,20 € | aprobada |\n"
                        "| 6 | 2024-05-14 | 120,00 € | aprobada |\n",
                        "| Zeile | Datum | Betrag | Status |\n"
                        "|:--|:--|--:|:--|\n"
                        "| 1 | 2025-05-28 | 486,00 € | genehmigt |\n"
                        "| 2 | 2025-06-02 | 312,50 € | genehmigt |\n"
                        "| 3 | 2025-05-06 | 540,00 € | genehmigt |\n"
                        "| 4 | 2025-05-19 | 97,80 € | offen |\n"
                        "| 5 | 2025-05-31 | 455,20 € | genehmigt |\n"
                        "| 6 | 2024-05-14 | 120,00 € | genehmigt |\n"),
      .text = TEXTS("A claim is paid if it is approved, dated in May 2025 and below €500. In which two "
                    "lines is the claim paid?",
                    "Uma solicitação é paga se está aprovada, tem data de maio de 2025 e valor abaixo "
                    "de € 500. Em quais duas linhas a solicitação é paga?",
                    "Una solicitud se paga si está aprobada, tiene fecha de mayo de 2025 y un importe "
                    "inferior a 500 €. ¿En qué dos líneas se paga la solicitud?",
                    "Ein Antrag wird ausgezahlt, wenn er genehmigt ist, ein Datum im Mai 2025 trägt "
                    "und unter 500 € liegt. In welchen zwei Zeilen wird der Antrag ausgezahlt?"),
      .options = { LINE("1"), LINE("2"), LINE("3"), LINE("4"), LINE("5"), LINE("6") },
      .credit = { 1, 0, 0, 0, 1, 0 },
      .number_min = 2, .number_max = 2,
      .explanation = TEXTS("Line 2 is dated in June, 3 is above €500, 4 is not approved and 6 is from "
                           "2024.",
                           "A linha 2 é de junho, a 3 passa de € 500, a 4 não está aprovada e a 6 é de "
                           "2024.",
                           "La línea 2 es de junio, la 3 supera 500 €, la 4 no está aprobada y la 6 es "
                           "de 2024.",
                           "Zeile 2 ist vom Juni, 3 liegt über 500 €, 4 ist nicht genehmigt und 6 ist "
                           "aus dem Jahr 2024.") },
    { .id = "attention.12", .type = ITEM_SINGLE, .skill = DOCUMENTS, .level = 3,
      .stimulus = TEXTS("**Invoices**\n"
                        "\n"
                        "| Invoice | Amount |\n"
                        "|:--|--:|\n"
                        "| R-2041 | €1,284.50 |\n"
                        "| R-2042 | €936.75 |\n"
                        "| R-2043 | €2,410.00 |\n"
                        "| R-2044 | €578.30 |\n"
                        "| R-2045 | €1,847.90 |\n"
                        "| R-2046 | €1,062.40 |\n"
                        "\n"
                        "**Payments received**\n"
                        "\n"
                        "| Invoice | Amount |\n"
                        "|:--|--:|\n"
                        "| R-2045 | €1,847.90 |\n"
                        "| R-2041 | €1,284.50 |\n"
                        "| R-2044 | €587.30 |\n"
                        "| R-2046 | €1,062.40 |\n"
                        "| R-2043 | €2,410.00 |\n"
                        "| R-2042 | €936.75 |\n",
                        "**Faturas**\n"
                        "\n"
                        "| Fatura | Valor |\n"
                        "|:--|--:|\n"
                        "| R-2041 | € 1.284,50 |\n"
                        "| R-2042 | € 936,75 |\n"
                        "| R-2043 | € 2.410,00 |\n"
                        "| R-2044 | € 578,30 |\n"
                        "| R-2045 | € 1.847,90 |\n"
                        "| R-2046 | € 1.062,40 |\n"
                        "\n"
                        "**Pagamentos recebidos**\n"
                        "\n"
                        "| Fatura | Valor |\n"
                        "|:--|--:|\n"
                        "| R-2045 | € 1.847,90 |\n"
                        "| R-2041 | € 1.284,50 |\n"
                        "| R-2044 | € 587,30 |\n"
                        "| R-2046 | € 1.062,40 |\n"
                        "| R-2043 | € 2.410,00 |\n"
                        "| R-2042 | € 936,75 |\n",
                        "**Facturas**\n"
                        "\n"
                        "| Factura | Importe |\n"
                        "|:--|--:|\n"
                        "| R-2041 | 1.284,50 € |\n"
                        "| R-2042 | 936,75 € |\n"
                        "| R-2043 | 2.410,00 € |\n"
                        "| R-2044 | 578,30 € |\n"
                        "| R-2045 | 1.847,90 € |\n"
                        "| R-2046 | 1.062,40 € |\n"
                        "\n"
                        "**Pagos recibidos**\n"
                        "\n"
                        "| Factura | Importe |\n"
                        "|:--|--:|\n"
                        "| R-2045 | 1.847,90 € |\n"
                        "| R-2041 | 1.284,50 € |\n"
                        "| R-2044 | 587,30 € |\n"
                        "| R-2046 | 1.062,40 € |\n"
                        "| R-2043 | 2.410,00 € |\n"
                        "| R-2042 | 936,75 € |\n",
                        "**Rechnungen**\n"
                        "\n"
                        "| Rechnung | Betrag |\n"
                        "|:--|--:|\n"
                        "| R-2041 | 1.284,50 € |\n"
                        "| R-2042 | 936,75 € |\n"
                        "| R-2043 | 2.410,00 € |\n"
                        "| R-2044 | 578,30 € |\n"
                        "| R-2045 | 1.847,90 € |\n"
                        "| R-2046 | 1.062,40 € |\n"
                        "\n"
                        "**Eingegangene Zahlungen**\n"
                        "\n"
                        "| Rechnung | Betrag |\n"
                        "|:--|--:|\n"
                        "| R-2045 | 1.847,90 € |\n"
                        "| R-2041 | 1.284,50 € |\n"
                        "| R-2044 | 587,30 € |\n"
                        "| R-2046 | 1.062,40 € |\n"
                        "| R-2043 | 2.410,00 € |\n"
                        "| R-2042 | 936,75 € |\n"),
      .text = TEXTS("Which invoice was paid with a wrong amount?",
                    "Qual fatura foi paga com um valor errado?",
                    "¿Qué factura se pagó con un importe incorrecto?",
                    "Welche Rechnung wurde mit einem falschen Betrag bezahlt?"),
      .options = { SAME("R-2041"), SAME("R-2042"), SAME("R-2043"), SAME("R-2044"), SAME("R-2045"),
                   SAME("R-2046") },
      .credit = { 0, 0, 0, 1, 0, 0 },
      .explanation = TEXTS("R-2044 is for €578.30, but €587.30 was paid.",
                           "A R-2044 é de € 578,30, mas foram pagos € 587,30.",
                           "La R-2044 es de 578,30 €, pero se pagaron 587,30 €.",
                           "R-2044 lautet auf 578,30 €, bezahlt wurden aber 587,30 €.") },
    { .id = "attention.13", .type = ITEM_SINGLE, .skill = CHECKING, .level = 3,
      .stimulus = TEXTS("| Branch | Q1 | Q2 | Q3 | Q4 | Total |\n"
                        "|:--|--:|--:|--:|--:|--:|\n"
                        "| North | 318 | 275 | 402 | 290 | 1,285 |\n"
                        "| South | 264 | 351 | 278 | 336 | 1,238 |\n"
                        "| West | 405 | 198 | 329 | 371 | 1,303 |\n"
                        "| Total | 987 | 824 | 1,018 | 997 | 3,826 |\n",
                        "| Filial | T1 | T2 | T3 | T4 | Total |\n"
                        "|:--|--:|--:|--:|--:|--:|\n"
                        "| Norte | 318 | 275 | 402 | 290 | 1.285 |\n"
                        "| Sul | 264 | 351 | 278 | 336 | 1.238 |\n"
                        "| Oeste | 405 | 198 | 329 | 371 | 1.303 |\n"
                        "| Total | 987 | 824 | 1.018 | 997 | 3.826 |\n",
                        "| Sucursal | T1 | T2 | T3 | T4 | Total |\n"
                        "|:--|--:|--:|--:|--:|--:|\n"
                        "| Norte | 318 | 275 | 402 | 290 | 1.285 |\n"
                        "| Sur | 264 | 351 | 278 | 336 | 1.238 |\n"
                        "| Oeste | 405 | 198 | 329 | 371 | 1.303 |\n"
                        "| Total | 987 | 824 | 1.018 | 997 | 3.826 |\n",
                        "| Filiale | Q1 | Q2 | Q3 | Q4 | Summe |\n"
                        "|:--|--:|--:|--:|--:|--:|\n"
                        "| Nord | 318 | 275 | 402 | 290 | 1.285 |\n"
                        "| Süd | 264 | 351 | 278 | 336 | 1.238 |\n"
                        "| West | 405 | 198 | 329 | 371 | 1.303 |\n"
                        "| Summe | 987 | 824 | 1.018 | 997 | 3.826 |\n"),
      .text = TEXTS("All totals are right, but one entry was typed wrongly. Which one?",
                    "Todos os totais estão certos, mas uma entrada foi digitada errada. Qual?",
                    "Todos los totales son correctos, pero una entrada se escribió mal. ¿Cuál?",
                    "Alle Summen stimmen, aber ein Eintrag wurde falsch eingegeben. Welcher?"),
      .options = { TEXTS("North, Q2", "Norte, T2", "Norte, T2", "Nord, Q2"),
                   TEXTS("South, Q2", "Sul, T2", "Sur, T2", "Süd, Q2"),
                   TEXTS("South, Q3", "Sul, T3", "Sur, T3", "Süd, Q3"),
                   TEXTS("West, Q3", "Oeste, T3", "Oeste, T3", "West, Q3"),
                   TEXTS("West, Q4", "Oeste, T4", "Oeste, T4", "West, Q4") },
      .credit = { 0, 0, 1, 0, 0 },
      .explanation = TEXTS("Row South adds up to 1,229, 9 short of its total, and column Q3 to 1,009, "
                           "9 short as well: the entry must be 287, not 278.",
                           "A linha Sul soma 1.229, 9 a menos que o total, e a coluna T3 soma 1.009, "
                           "também 9 a menos: a entrada deve ser 287, e não 278.",
                           "La fila Sur suma 1.229, 9 menos que su total, y la columna T3 suma 1.009, "
                           "también 9 menos: la entrada debe ser 287, no 278.",
                           "Die Zeile Süd ergibt 1.229, 9 weniger als ihre Summe, und die Spalte Q3 "
                           "1.009, ebenfalls 9 weniger: Der Eintrag muss 287 lauten, nicht 278.") },
    { .id = "attention.14", .type = ITEM_NUMBER, .skill = COMPARING, .level = 3,
      .stimulus = TEXTS("**Original**\n"
                        "\n"
                        "Please deliver 48 chairs and 12 tables to hall 7 on Tuesday before 10:30. The "
                        "contact person is on extension 4417. The order number is MB-20938.\n"
                        "\n"
                        "**Copy**\n"
                        "\n"
                        "Please deliver 48 chairs and 21 tables to hall 7 on Thursday after 10:30. The "
                        "contact person is on extension 4471. The order number is MB-20983.\n",
                        "**Original**\n"
                        "\n"
                        "Por favor, entreguem 48 cadeiras e 12 mesas no salão 7 na terça-feira antes "
                        "das 10:30. O contato atende no ramal 4417. O número do pedido é MB-20938.\n"
                        "\n"
                        "**Cópia**\n"
                        "\n"
                        "Por favor, entreguem 48 cadeiras e 21 mesas no salão 7 na quinta-feira depois "
                        "das 10:30. O contato atende no ramal 4471. O número do pedido é MB-20983.\n",
                        "**Original**\n"
                        "\n"
                        "Entreguen, por favor, 48 sillas y 12 mesas en la sala 7 el martes antes de "
                        "las 10:30. La persona de contacto atiende en la extensión 4417. El número de "
                        "pedido es MB-20938.\n"
                        "\n"
                        "**Copia**\n"
                        "\n"
                        "Entreguen, por favor, 48 sillas y 21 mesas en la sala 7 el jueves después de "
                        "las 10:30. La persona de contacto atiende en la extensión 4471. El número de "
                        "pedido es MB-20983.\n",
                        "**Original**\n"
                        "\n"
                        "Bitte liefern Sie 48 Stühle und 12 Tische am Dienstag vor 10:30 Uhr in Halle "
                        "7. Die Kontaktperson hat die Durchwahl 4417. Die Bestellnummer lautet "
                        "MB-20938.\n"
                        "\n"
                        "**Abschrift**\n"
                        "\n"
                        "Bitte liefern Sie 48 Stühle und 21 Tische am Donnerstag nach 10:30 Uhr in "
                        "Halle 7. Die Kontaktperson hat die Durchwahl 4471. Die Bestellnummer lautet "
                        "MB-20983.\n"),
      .text = TEXTS("How many words or numbers of the copy differ from the original?",
                    "Quantas palavras ou números da cópia são diferentes do original?",
                    "¿Cuántas palabras o números de la copia son diferentes del original?",
                    "Wie viele Wörter oder Zahlen der Abschrift weichen vom Original ab?"),
      .number = 5, .number_min = 0, .number_max = 30,
      .explanation = TEXTS("Five: 12/21, Tuesday/Thursday, before/after, 4417/4471 and "
                           "MB-20938/MB-20983.",
                           "Cinco: 12/21, terça-feira/quinta-feira, antes/depois, 4417/4471 e "
                           "MB-20938/MB-20983.",
                           "Cinco: 12/21, martes/jueves, antes/después, 4417/4471 y MB-20938/MB-20983.",
                           "Fünf: 12/21, Dienstag/Donnerstag, vor/nach, 4417/4471 und "
                           "MB-20938/MB-20983.") },
    { .id = "attention.15", .type = ITEM_SINGLE, .skill = CHECKING, .level = 3,
      .stimulus = TEXTS("| Day | Start | End | Break | Working time |\n"
                        "|:--|--:|--:|--:|--:|\n"
                        "| Monday | 08:15 | 16:45 | 0:45 | 7:15 |\n"
                        "| Tuesday | 07:50 | 16:20 | 0:30 | 8:00 |\n"
                        "| Wednesday | 09:05 | 17:50 | 1:00 | 7:45 |\n"
                        "| Thursday | 08:40 | 17:10 | 0:45 | 7:45 |\n"
                        "| Friday | 07:30 | 14:15 | 0:30 | 6:15 |\n",
                        "| Dia | Início | Fim | Intervalo | Tempo de trabalho |\n"
                        "|:--|--:|--:|--:|--:|\n"
                        "| Segunda-feira | 08:15 | 16:45 | 0:45 | 7:15 |\n"
                        "| Terça-feira | 07:50 | 16:20 | 0:30 | 8:00 |\n"
                        "| Quarta-feira | 09:05 | 17:50 | 1:00 | 7:45 |\n"
                        "| Quinta-feira | 08:40 | 17:10 | 0:45 | 7:45 |\n"
                        "| Sexta-feira | 07:30 | 14:15 | 0:30 | 6:15 |\n",
                        "| Día | Inicio | Fin | Pausa | Tiempo de trabajo |\n"
                        "|:--|--:|--:|--:|--:|\n"
                        "| Lunes | 08:15 | 16:45 | 0:45 | 7:15 |\n"
                        "| Martes | 07:50 | 16:20 | 0:30 | 8:00 |\n"
                        "| Miércoles | 09:05 | 17:50 | 1:00 | 7:45 |\n"
                        "| Jueves | 08:40 | 17:10 | 0:45 | 7:45 |\n"
                        "| Viernes | 07:30 | 14:15 | 0:30 | 6:15 |\n",
                        "| Tag | Beginn | Ende | Pause | Arbeitszeit |\n"
                        "|:--|--:|--:|--:|--:|\n"
                        "| Montag | 08:15 | 16:45 | 0:45 | 7:15 |\n"
                        "| Dienstag | 07:50 | 16:20 | 0:30 | 8:00 |\n"
                        "| Mittwoch | 09:05 | 17:50 | 1:00 | 7:45 |\n"
                        "| Donnerstag | 08:40 | 17:10 | 0:45 | 7:45 |\n"
                        "| Freitag | 07:30 | 14:15 | 0:30 | 6:15 |\n"),
      .text = TEXTS("Working time is the time from start to end without the break. On which day is the "
                    "working time wrong?",
                    "O tempo de trabalho é o tempo do início ao fim sem o intervalo. Em que dia o "
                    "tempo de trabalho está errado?",
                    "El tiempo de trabajo es el tiempo de inicio a fin sin la pausa. ¿Qué día es "
                    "incorrecto el tiempo de trabajo?",
                    "Die Arbeitszeit ist die Zeit vom Beginn bis zum Ende ohne die Pause. An welchem "
                    "Tag ist die Arbeitszeit falsch?"),
      .options = { TEXTS("Monday", "Segunda-feira", "Lunes", "Montag"),
                   TEXTS("Tuesday", "Terça-feira", "Martes", "Dienstag"),
                   TEXTS("Wednesday", "Quarta-feira", "Miércoles", "Mittwoch"),
                   TEXTS("Thursday", "Quinta-feira", "Jueves", "Donnerstag"),
                   TEXTS("Friday", "Sexta-feira", "Viernes", "Freitag") },
      .credit = { 1, 0, 0, 0, 0 },
      .explanation = TEXTS("From 08:15 to 16:45 it is 8:30; without the break of 0:45 that leaves "
                           "7:45, not 7:15.",
                           "Das 08:15 às 16:45 são 8:30; sem o intervalo de 0:45, restam 7:45, e não "
                           "7:15.",
                           "De 08:15 a 16:45 son 8:30; sin la pausa de 0:45 quedan 7:45, no 7:15.",
                           "Von 08:15 bis 16:45 sind es 8:30; ohne die Pause von 0:45 bleiben 7:45, "
                           "nicht 7:15.") },
    { .id = "attention.16", .type = ITEM_NUMBER, .skill = COUNTING, .level = 3,
      .stimulus = SAME("```\n"
                       "K311  K746  K456  R848  K192  K144\n"
                       "K393  K933  X117  R927  H463  K191\n"
                       "K574  H988  K555  X815  R115  K544\n"
                       "X597  H164  R521  X211  H237  H262\n"
                       "R784  R552  H826  R453  H259  K638\n"
                       "```\n"),
      .text = TEXTS("How many codes begin with K and end in an even digit?",
                    "Quantos códigos começam com K e terminam em um algarismo par?",
                    "¿Cuántos códigos empiezan por K y terminan en cifra par?",
                    "Wie viele Codes beginnen mit K und enden auf eine gerade Ziffer?"),
      .number = 7, .number_min = 0, .number_max = 30,
      .explanation = TEXTS("They are K746, K456, K192, K144, K574, K544 and K638.",
                           "São K746, K456, K192, K144, K574, K544 e K638.",
                           "Son K746, K456, K192, K144, K574, K544 y K638.",
                           "Es sind K746, K456, K192, K144, K574, K544 und K638.") },
};

const struct test test_attention = {
    .code = "attention", .number = 4, .minutes = 15,
    .title = TEXTS("Attention to detail", "Atenção aos detalhes", "Atención al detalle",
                   "Detailgenauigkeit"),
    .summary = TEXTS("Works quickly and without slips where every character counts: lists, orders, "
                     "invoices, codes and times.",
                     "Trabalha com rapidez e sem erros quando cada caractere conta: listas, pedidos, "
                     "faturas, códigos e horários.",
                     "Trabaja con rapidez y sin errores cuando cada carácter cuenta: listas, pedidos, "
                     "facturas, códigos y horarios.",
                     "Arbeitet schnell und fehlerfrei, wo jedes Zeichen zählt: Listen, Bestellungen, "
                     "Rechnungen, Codes und Zeiten."),
    .instructions = TEXTS("Compare and check by eye; a calculator, pen and paper are allowed. A "
                          "difference of a single character counts. Nothing is deducted for a wrong "
                          "answer, so answer every question.",
                          "Compare e confira com os olhos; calculadora, papel e caneta são permitidos. "
                          "Uma diferença de um único caractere conta. Respostas erradas não descontam "
                          "pontos; por isso, responda a todas as perguntas.",
                          "Compare y revise a simple vista; se permiten calculadora, papel y "
                          "bolígrafo. Una diferencia de un solo carácter cuenta. Las respuestas "
                          "incorrectas no restan puntos; por eso, responda a todas las preguntas.",
                          "Vergleichen und prüfen Sie mit den Augen; Taschenrechner, Stift und Papier "
                          "sind erlaubt. Schon ein abweichendes Zeichen zählt. Für falsche Antworten "
                          "wird nichts abgezogen; beantworten Sie deshalb jede Frage."),
    .skills = { [COMPARING] = TEXTS("Comparing entries", "Comparação de entradas",
                                    "Comparación de entradas", "Einträge vergleichen"),
                [COUNTING] = TEXTS("Finding and counting", "Busca e contagem", "Búsqueda y recuento",
                                   "Finden und zählen"),
                [DOCUMENTS] = TEXTS("Matching documents", "Conferência de documentos",
                                    "Cotejo de documentos", "Belege abgleichen"),
                [CHECKING] = TEXTS("Checking sums and rules", "Verificação de cálculos e regras",
                                   "Verificación de cálculos y reglas", "Rechnungen und Regeln prüfen") },
    .questions = questions, .questions_n = sizeof questions / sizeof questions[0],
};
