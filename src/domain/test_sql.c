/* test_sql.c - the basics of SQL: reading, joining, grouping and changing data, and keeping it right.
 *
 * Tables and statements are the same in all languages and hold in PostgreSQL and SQLite alike:
 * every key, and that every other query fails or gives something else, was run on both.
 */
#include "domain/test_texts.h"

enum { FILTERING, JOINS, GROUPING, SUBQUERIES, CHANGES };

#define HOW_MANY_ROWS \
    TEXTS( \
        "How many rows does this query return?", \
        "Quantas linhas esta consulta retorna?", \
        "¿Cuántas filas devuelve esta consulta?", \
        "Wie viele Zeilen liefert diese Abfrage?")

#define PRODUCTS \
    "**products**\n\n" \
    "| id | name | price | stock |\n" \
    "|---:|---|---:|---:|\n" \
    "| 1 | Lamp | 35 | 4 |\n" \
    "| 2 | Mug | 9 | 12 |\n" \
    "| 3 | Pen | 2 | 0 |\n" \
    "| 4 | Chair | 80 | 1 |\n" \
    "| 5 | Notebook | 6 | 30 |\n" \
    "| 6 | Bag | 20 | 5 |"

#define CUSTOMERS \
    "**customers**\n\n" \
    "| id | name | city |\n" \
    "|---:|---|---|\n" \
    "| 1 | Ana | Porto |\n" \
    "| 2 | Ben | Lima |\n" \
    "| 3 | Carla | Bonn |\n" \
    "| 4 | David | Lima |"

#define ORDERS \
    "**orders**\n\n" \
    "| id | customer_id | amount |\n" \
    "|---:|---:|---:|\n" \
    "| 10 | 1 | 50 |\n" \
    "| 11 | 1 | 70 |\n" \
    "| 12 | 2 | 20 |\n" \
    "| 13 | NULL | 90 |\n" \
    "| 14 | 1 | 90 |\n" \
    "| 15 | 3 | 60 |"

static const struct question questions[] = {
    { .id = "sql.01", .type = ITEM_NUMBER, .skill = FILTERING, .level = 1,
      .stimulus = SAME(PRODUCTS "\n\n"
                       "```sql\n"
                       "SELECT name\n"
                       "FROM products\n"
                       "WHERE price < 20 AND stock > 0;\n"
                       "```"),
      .text = HOW_MANY_ROWS,
      .number = 2, .number_min = 0, .number_max = 100,
      .explanation = TEXTS(
          "Mug (9, 12) and Notebook (6, 30) meet both conditions. Pen has no stock, and the price of Bag"
          " is 20, which is not less than 20.",
          "Mug (9, 12) e Notebook (6, 30) atendem às duas condições. Pen não tem estoque, e o preço de Bag"
          " é 20, que não é menor que 20.",
          "Mug (9, 12) y Notebook (6, 30) cumplen ambas condiciones. Pen no tiene existencias, y el precio"
          " de Bag es 20, que no es menor que 20.",
          "Mug (9, 12) und Notebook (6, 30) erfüllen beide Bedingungen. Pen hat keinen Bestand, und der"
          " Preis von Bag ist 20, also nicht kleiner als 20.") },
    { .id = "sql.02", .type = ITEM_SINGLE, .skill = FILTERING, .level = 1,
      .stimulus = SAME(PRODUCTS),
      .text = TEXTS(
          "Which query returns the names of the three most expensive products, the most expensive first?",
          "Qual consulta retorna os nomes dos três produtos mais caros, começando pelo mais caro?",
          "¿Qué consulta devuelve los nombres de los tres productos más caros, empezando por el más caro?",
          "Welche Abfrage liefert die Namen der drei teuersten Produkte, das teuerste zuerst?"),
      .options = {
          SAME("SELECT name FROM products ORDER BY price LIMIT 3;"),
          SAME("SELECT name FROM products ORDER BY price DESC LIMIT 3;"),
          SAME("SELECT name FROM products LIMIT 3 ORDER BY price DESC;"),
          SAME("SELECT name FROM products WHERE price DESC LIMIT 3;"),
          SAME("SELECT name FROM products GROUP BY price DESC LIMIT 3;") },
      .credit = { 0, 1 },
      .explanation = TEXTS(
          "ORDER BY price DESC sorts from the highest price down, and LIMIT, which comes last, keeps the"
          " first three rows. Without DESC the cheapest come first; the other queries are not valid.",
          "ORDER BY price DESC ordena do maior preço para o menor, e LIMIT, que vem por último, mantém as"
          " três primeiras linhas. Sem DESC, vêm primeiro os mais baratos; as outras consultas não são"
          " válidas.",
          "ORDER BY price DESC ordena del precio más alto al más bajo, y LIMIT, que va al final, conserva"
          " las tres primeras filas. Sin DESC salen primero los más baratos; las demás consultas no son"
          " válidas.",
          "ORDER BY price DESC sortiert vom höchsten Preis abwärts, und LIMIT, das am Ende steht, behält"
          " die ersten drei Zeilen. Ohne DESC kommen die billigsten zuerst; die anderen Abfragen sind"
          " ungültig.") },
    { .id = "sql.03", .type = ITEM_SINGLE, .skill = GROUPING, .level = 1,
      .stimulus = SAME(CUSTOMERS),
      .text = TEXTS(
          "Which query returns each city with the number of customers in it?",
          "Qual consulta retorna cada cidade com o número de clientes nela?",
          "¿Qué consulta devuelve cada ciudad con el número de clientes que hay en ella?",
          "Welche Abfrage liefert jede Stadt mit der Anzahl der Kunden dort?"),
      .options = {
          SAME("SELECT city, COUNT(*) FROM customers;"),
          SAME("SELECT city, COUNT(*) FROM customers ORDER BY city;"),
          SAME("SELECT DISTINCT city, COUNT(city) FROM customers;"),
          SAME("SELECT city, COUNT(*) FROM customers GROUP BY city;"),
          SAME("SELECT city, SUM(id) FROM customers GROUP BY city;") },
      .credit = { 0, 0, 0, 1 },
      .explanation = TEXTS(
          "GROUP BY city makes one group for each city, and COUNT(*) counts the rows of each. Without"
          " GROUP BY there is only one count for the whole table, and SUM(id) adds up the ids.",
          "GROUP BY city forma um grupo para cada cidade, e COUNT(*) conta as linhas de cada um. Sem GROUP"
          " BY há uma única contagem para a tabela inteira, e SUM(id) soma os ids.",
          "GROUP BY city forma un grupo por cada ciudad, y COUNT(*) cuenta las filas de cada uno. Sin"
          " GROUP BY hay un único recuento para toda la tabla, y SUM(id) suma los id.",
          "GROUP BY city bildet für jede Stadt eine Gruppe, und COUNT(*) zählt deren Zeilen. Ohne GROUP BY"
          " gibt es nur eine Zahl für die ganze Tabelle, und SUM(id) addiert die Nummern.") },
    { .id = "sql.04", .type = ITEM_NUMBER, .skill = JOINS, .level = 1,
      .stimulus = SAME("**teams**\n\n"
                       "| id | name |\n"
                       "|---:|---|\n"
                       "| 1 | Sales |\n"
                       "| 2 | Service |\n"
                       "| 3 | Finance |\n\n"
                       "**employees**\n\n"
                       "| id | name | team_id |\n"
                       "|---:|---|---:|\n"
                       "| 1 | Ana | 1 |\n"
                       "| 2 | Ben | 2 |\n"
                       "| 3 | Carla | NULL |\n"
                       "| 4 | David | 1 |\n"
                       "| 5 | Eva | NULL |\n"
                       "| 6 | Felix | 1 |\n\n"
                       "```sql\n"
                       "SELECT e.name, t.name\n"
                       "FROM employees e\n"
                       "JOIN teams t ON t.id = e.team_id;\n"
                       "```"),
      .text = HOW_MANY_ROWS,
      .number = 4, .number_min = 0, .number_max = 100,
      .explanation = TEXTS(
          "An inner join returns the pairs that match: Ana, David and Felix with Sales, Ben with Service."
          " Carla and Eva have no team, and Finance has no employees.",
          "Um INNER JOIN retorna os pares que correspondem: Ana, David e Felix com Sales, Ben com Service."
          " Carla e Eva não têm equipe, e Finance não tem funcionários.",
          "Un INNER JOIN devuelve los pares que coinciden: Ana, David y Felix con Sales, Ben con Service."
          " Carla y Eva no tienen equipo, y Finance no tiene empleados.",
          "Ein innerer Join liefert die passenden Paare: Ana, David und Felix mit Sales, Ben mit Service."
          " Carla und Eva haben kein Team, und Finance hat keine Beschäftigten.") },
    { .id = "sql.05", .type = ITEM_SINGLE, .skill = CHANGES, .level = 1,
      .stimulus = SAME("```sql\n"
                       "CREATE TABLE customers (\n"
                       "  id   INTEGER PRIMARY KEY,\n"
                       "  name VARCHAR(50)\n"
                       ");\n"
                       "```"),
      .text = TEXTS(
          "What does PRIMARY KEY guarantee about the column id?",
          "O que PRIMARY KEY garante sobre a coluna id?",
          "¿Qué garantiza PRIMARY KEY sobre la columna id?",
          "Was stellt PRIMARY KEY für die Spalte id sicher?"),
      .options = {
          TEXTS("The values of id follow one another without gaps.",
                "Os valores de id se seguem sem lacunas.", "Los valores de id se suceden sin huecos.",
                "Die Werte von id folgen lückenlos aufeinander."),
          TEXTS("A query without ORDER BY returns the rows in the order of id.",
                "Uma consulta sem ORDER BY retorna as linhas na ordem de id.",
                "Una consulta sin ORDER BY devuelve las filas en el orden de id.",
                "Eine Abfrage ohne ORDER BY liefert die Zeilen in der Reihenfolge von id."),
          TEXTS("No two rows have the same id, and no row is without one.",
                "Não há duas linhas com o mesmo id, e nenhuma linha fica sem id.",
                "No hay dos filas con el mismo id, y ninguna fila queda sin él.",
                "Keine zwei Zeilen haben dieselbe id, und keine Zeile ist ohne id."),
          TEXTS("The id of a row cannot be changed once it is stored.",
                "O id de uma linha não pode mais ser alterado depois de gravado.",
                "El id de una fila ya no se puede cambiar una vez guardado.",
                "Die id einer Zeile kann nach dem Speichern nicht mehr geändert werden."),
          TEXTS("Every id also occurs as a value in another table.",
                "Todo id aparece também como valor em outra tabela.",
                "Todo id aparece también como valor en otra tabla.",
                "Jede id kommt auch als Wert in einer anderen Tabelle vor.") },
      .credit = { 0, 0, 1 },
      .explanation = TEXTS(
          "A primary key identifies each row: its values are unique and never NULL. It says nothing about"
          " gaps, order or changes; referring to another table is what a foreign key does.",
          "Uma chave primária identifica cada linha: seus valores são únicos e nunca NULL. Não diz nada"
          " sobre lacunas, ordem ou alterações; referir-se a outra tabela é função da chave estrangeira.",
          "Una clave primaria identifica cada fila: sus valores son únicos y nunca NULL. No dice nada de"
          " huecos, orden ni cambios; referirse a otra tabla es tarea de la clave foránea.",
          "Ein Primärschlüssel kennzeichnet jede Zeile: Seine Werte sind eindeutig und nie NULL. Über"
          " Lücken, Reihenfolge oder Änderungen sagt er nichts; auf eine andere Tabelle verweist ein"
          " Fremdschlüssel.") },
    { .id = "sql.06", .type = ITEM_NUMBER, .skill = FILTERING, .level = 2,
      .stimulus = SAME("**employees**\n\n"
                       "| id | name | city |\n"
                       "|---:|---|---|\n"
                       "| 1 | Ana | Lima |\n"
                       "| 2 | Ben | NULL |\n"
                       "| 3 | Carla | Bonn |\n"
                       "| 4 | David | Lima |\n"
                       "| 5 | Eva | NULL |\n"
                       "| 6 | Felix | Porto |\n"
                       "| 7 | Gina | Bonn |\n\n"
                       "```sql\n"
                       "SELECT name\n"
                       "FROM employees\n"
                       "WHERE city <> 'Lima';\n"
                       "```"),
      .text = HOW_MANY_ROWS,
      .number = 3, .number_min = 0, .number_max = 100,
      .explanation = TEXTS(
          "Carla, Felix and Gina. A comparison with NULL is neither true nor false but unknown, and WHERE"
          " keeps only rows for which its condition is true: Ben and Eva are left out.",
          "Carla, Felix e Gina. Uma comparação com NULL não é verdadeira nem falsa, mas desconhecida, e"
          " WHERE só mantém linhas cuja condição é verdadeira: Ben e Eva ficam de fora.",
          "Carla, Felix y Gina. Una comparación con NULL no es verdadera ni falsa, sino desconocida, y"
          " WHERE solo conserva las filas cuya condición es verdadera: Ben y Eva quedan fuera.",
          "Carla, Felix und Gina. Ein Vergleich mit NULL ist weder wahr noch falsch, sondern unbekannt,"
          " und WHERE behält nur Zeilen, deren Bedingung wahr ist: Ben und Eva fallen heraus.") },
    { .id = "sql.07", .type = ITEM_SINGLE, .skill = JOINS, .level = 2,
      .stimulus = SAME(CUSTOMERS "\n\n" ORDERS),
      .text = TEXTS(
          "Which query returns the names of the customers who have no order?",
          "Qual consulta retorna os nomes dos clientes que não têm nenhum pedido?",
          "¿Qué consulta devuelve los nombres de los clientes que no tienen ningún pedido?",
          "Welche Abfrage liefert die Namen der Kunden, die keine Bestellung haben?"),
      .options = {
          SAME("SELECT c.name FROM customers c JOIN orders o ON o.customer_id = c.id WHERE o.id IS NULL;"),
          SAME("SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id ="
               " NULL;"),
          SAME("SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id <> c.id WHERE o.id IS"
               " NULL;"),
          SAME("SELECT c.name FROM orders o LEFT JOIN customers c ON o.customer_id = c.id WHERE c.id IS"
               " NULL;"),
          SAME("SELECT c.name FROM customers c LEFT JOIN orders o ON o.customer_id = c.id WHERE o.id IS"
               " NULL;") },
      .credit = { 0, 0, 0, 0, 1 },
      .explanation = TEXTS(
          "The left join keeps every customer and fills the columns of orders with NULL where none"
          " matches; IS NULL then finds these. An inner join drops them, = NULL is never true, <> joins"
          " the wrong rows, and starting from orders finds orders without a customer.",
          "O LEFT JOIN mantém todos os clientes e preenche as colunas de orders com NULL quando não há"
          " correspondência; IS NULL então os encontra. Um INNER JOIN os descarta, = NULL nunca é"
          " verdadeiro, <> junta as linhas erradas, e partir de orders encontra pedidos sem cliente.",
          "El LEFT JOIN conserva todos los clientes y rellena las columnas de orders con NULL cuando no"
          " hay coincidencia; IS NULL los encuentra entonces. Un INNER JOIN los descarta, = NULL nunca es"
          " verdadero, <> une las filas equivocadas, y partir de orders encuentra pedidos sin cliente.",
          "Der LEFT JOIN behält alle Kunden und füllt die Spalten von orders mit NULL, wo nichts passt; IS"
          " NULL findet dann diese. Ein innerer Join lässt sie weg, = NULL ist nie wahr, <> verknüpft die"
          " falschen Zeilen, und von orders aus findet man Bestellungen ohne Kunden.") },
    { .id = "sql.08", .type = ITEM_SINGLE, .skill = GROUPING, .level = 2,
      .stimulus = SAME(ORDERS),
      .text = TEXTS(
          "Which query returns the customers whose orders come to more than 100 in total, with that total?",
          "Qual consulta retorna os clientes cujos pedidos somam mais de 100, com essa soma?",
          "¿Qué consulta devuelve los clientes cuyos pedidos suman más de 100, con esa suma?",
          "Welche Abfrage liefert die Kunden, deren Bestellungen zusammen mehr als 100 ergeben, mit dieser"
          " Summe?"),
      .options = {
          SAME("SELECT customer_id, SUM(amount) FROM orders GROUP BY customer_id HAVING SUM(amount) > 100;"),
          SAME("SELECT customer_id, SUM(amount) FROM orders WHERE SUM(amount) > 100 GROUP BY customer_id;"),
          SAME("SELECT customer_id, SUM(amount) FROM orders GROUP BY customer_id WHERE SUM(amount) > 100;"),
          SAME("SELECT customer_id, SUM(amount) FROM orders WHERE amount > 100 GROUP BY customer_id;"),
          SAME("SELECT customer_id, SUM(amount) FROM orders HAVING SUM(amount) > 100;") },
      .credit = { 1 },
      .explanation = TEXTS(
          "WHERE chooses rows before they are grouped and cannot use sums; HAVING chooses groups"
          " afterwards. A condition on amount looks at single orders, and without GROUP BY there is only"
          " one sum for all.",
          "WHERE escolhe linhas antes do agrupamento e não pode usar somas; HAVING escolhe grupos depois."
          " Uma condição sobre amount olha para pedidos isolados, e sem GROUP BY há uma única soma para"
          " todos.",
          "WHERE elige filas antes de agruparlas y no puede usar sumas; HAVING elige grupos después. Una"
          " condición sobre amount mira pedidos sueltos, y sin GROUP BY hay una única suma para todos.",
          "WHERE wählt Zeilen vor dem Gruppieren und kann keine Summen verwenden; HAVING wählt danach"
          " Gruppen. Eine Bedingung an amount betrachtet einzelne Bestellungen, und ohne GROUP BY gibt es"
          " nur eine Summe für alle.") },
    { .id = "sql.09", .type = ITEM_NUMBER, .skill = GROUPING, .level = 2,
      .stimulus = SAME("**employees**\n\n"
                       "| id | name | bonus |\n"
                       "|---:|---|---:|\n"
                       "| 1 | Ana | 100 |\n"
                       "| 2 | Ben | NULL |\n"
                       "| 3 | Carla | 300 |\n"
                       "| 4 | David | NULL |\n"
                       "| 5 | Eva | 200 |\n\n"
                       "```sql\n"
                       "SELECT AVG(bonus)\n"
                       "FROM employees;\n"
                       "```"),
      .text = TEXTS(
          "What value does this query return?",
          "Que valor esta consulta retorna?",
          "¿Qué valor devuelve esta consulta?",
          "Welchen Wert liefert diese Abfrage?"),
      .number = 200, .number_min = 0, .number_max = 1000,
      .explanation = TEXTS(
          "Aggregate functions skip NULL: the average of 100, 300 and 200 is 200. Counting the two missing"
          " bonuses as 0 would give 120.",
          "Funções de agregação ignoram NULL: a média de 100, 300 e 200 é 200. Contar os dois bônus"
          " ausentes como 0 daria 120.",
          "Las funciones de agregación omiten NULL: la media de 100, 300 y 200 es 200. Contar los dos"
          " bonos que faltan como 0 daría 120.",
          "Aggregatfunktionen überspringen NULL: Der Durchschnitt von 100, 300 und 200 ist 200. Zählte man"
          " die zwei fehlenden Boni als 0, ergäbe sich 120.") },
    { .id = "sql.10", .type = ITEM_SINGLE, .skill = SUBQUERIES, .level = 2,
      .stimulus = SAME(PRODUCTS "\n\n"
                       "```sql\n"
                       "SELECT name\n"
                       "FROM products\n"
                       "WHERE price > (\n"
                       "  SELECT AVG(price) FROM products\n"
                       ")\n"
                       "ORDER BY price;\n"
                       "```"),
      .text = TEXTS(
          "What does this query return?",
          "O que esta consulta retorna?",
          "¿Qué devuelve esta consulta?",
          "Was liefert diese Abfrage?"),
      .options = {
          SAME("Chair"),
          SAME("Lamp, Chair"),
          SAME("Bag, Lamp, Chair"),
          SAME("Pen, Notebook, Mug, Bag"),
          TEXTS("An error: AVG is not allowed there.", "Um erro: AVG não é permitido ali.",
                "Un error: AVG no está permitido ahí.", "Einen Fehler: AVG ist dort nicht erlaubt.") },
      .credit = { 0, 1 },
      .explanation = TEXTS(
          "The subquery gives the average price, 152 / 6, about 25.3. Only Lamp (35) and Chair (80) cost"
          " more. An aggregate is not allowed directly in WHERE, but it is in a subquery.",
          "A subconsulta dá o preço médio, 152 / 6, cerca de 25,3. Só Lamp (35) e Chair (80) custam mais."
          " Uma agregação não é permitida diretamente em WHERE, mas em uma subconsulta, sim.",
          "La subconsulta da el precio medio, 152 / 6, unos 25,3. Solo Lamp (35) y Chair (80) cuestan más."
          " Una agregación no está permitida directamente en WHERE, pero sí en una subconsulta.",
          "Die Unterabfrage liefert den Durchschnittspreis, 152 / 6, etwa 25,3. Nur Lamp (35) und Chair"
          " (80) kosten mehr. Eine Aggregatfunktion ist direkt in WHERE nicht erlaubt, in einer"
          " Unterabfrage aber schon.") },
    { .id = "sql.11", .type = ITEM_NUMBER, .skill = CHANGES, .level = 2,
      .stimulus = SAME("**accounts**\n\n"
                       "| id | balance |\n"
                       "|---:|---:|\n"
                       "| 1 | 500 |\n"
                       "| 2 | 200 |\n"
                       "| 3 | 100 |\n\n"
                       "```sql\n"
                       "BEGIN;\n"
                       "UPDATE accounts\n"
                       "SET balance = balance - 100\n"
                       "WHERE id = 1;\n"
                       "COMMIT;\n\n"
                       "BEGIN;\n"
                       "DELETE FROM accounts WHERE balance < 300;\n"
                       "UPDATE accounts SET balance = 0;\n"
                       "ROLLBACK;\n\n"
                       "DELETE FROM accounts WHERE id = 3;\n\n"
                       "SELECT SUM(balance) FROM accounts;\n"
                       "```"),
      .text = TEXTS(
          "The statements run one after the other. Which sum does the last one return?",
          "As instruções são executadas uma após a outra. Que soma a última retorna?",
          "Las instrucciones se ejecutan una tras otra. ¿Qué suma devuelve la última?",
          "Die Anweisungen laufen nacheinander ab. Welche Summe liefert die letzte?"),
      .number = 600, .number_min = 0, .number_max = 10000,
      .explanation = TEXTS(
          "The first transaction is committed: account 1 has 400. The second is rolled back and leaves no"
          " trace. The last DELETE stands by itself and takes effect: 400 + 200 = 600.",
          "A primeira transação é confirmada: a conta 1 fica com 400. A segunda é desfeita e não deixa"
          " vestígio. O último DELETE está fora de transações e vale: 400 + 200 = 600.",
          "La primera transacción se confirma: la cuenta 1 queda con 400. La segunda se deshace y no deja"
          " rastro. El último DELETE está fuera de ellas y surte efecto: 400 + 200 = 600.",
          "Die erste Transaktion wird bestätigt: Konto 1 hat 400. Die zweite wird zurückgenommen und"
          " hinterlässt nichts. Das letzte DELETE steht für sich und wirkt: 400 + 200 = 600.") },
    { .id = "sql.12", .type = ITEM_NUMBER, .skill = JOINS, .level = 3,
      .stimulus = SAME(CUSTOMERS "\n\n" ORDERS "\n\n"
                       "```sql\n"
                       "SELECT c.name, o.amount\n"
                       "FROM customers c\n"
                       "LEFT JOIN orders o\n"
                       "  ON o.customer_id = c.id\n"
                       "  AND o.amount > 50;\n"
                       "```"),
      .text = HOW_MANY_ROWS,
      .number = 5, .number_min = 0, .number_max = 100,
      .explanation = TEXTS(
          "A condition in ON decides which orders match, not which customers stay. Ana matches two orders"
          " (70 and 90) and Carla one (60); Ben and David match none and appear once each with NULL: 2 + 1"
          " + 1 + 1 = 5. In WHERE the condition would leave 3 rows.",
          "Uma condição em ON decide quais pedidos correspondem, não quais clientes ficam. Ana corresponde"
          " a dois pedidos (70 e 90) e Carla a um (60); Ben e David não correspondem a nenhum e aparecem"
          " uma vez cada com NULL: 2 + 1 + 1 + 1 = 5. Em WHERE, a condição deixaria 3 linhas.",
          "Una condición en ON decide qué pedidos coinciden, no qué clientes se conservan. Ana coincide"
          " con dos pedidos (70 y 90) y Carla con uno (60); Ben y David no coinciden con ninguno y"
          " aparecen una vez cada uno con NULL: 2 + 1 + 1 + 1 = 5. En WHERE, la condición dejaría 3 filas.",
          "Eine Bedingung in ON entscheidet, welche Bestellungen passen, nicht, welche Kunden bleiben. Zu"
          " Ana passen zwei Bestellungen (70 und 90), zu Carla eine (60); zu Ben und David passt keine,"
          " sie erscheinen je einmal mit NULL: 2 + 1 + 1 + 1 = 5. In WHERE ließe die Bedingung 3 Zeilen"
          " übrig.") },
    { .id = "sql.13", .type = ITEM_SINGLE, .skill = SUBQUERIES, .level = 3,
      .stimulus = SAME("**products**\n\n"
                       "| id | name | category | price |\n"
                       "|---:|---|---|---:|\n"
                       "| 1 | Lamp | home | 35 |\n"
                       "| 2 | Mug | home | 9 |\n"
                       "| 3 | Vase | home | 20 |\n"
                       "| 4 | Pen | office | 2 |\n"
                       "| 5 | Stapler | office | 9 |\n"
                       "| 6 | Clip | office | 1 |"),
      .text = TEXTS(
          "Which query returns the most expensive product of each category and nothing else?",
          "Qual consulta retorna o produto mais caro de cada categoria e nada mais?",
          "¿Qué consulta devuelve el producto más caro de cada categoría y nada más?",
          "Welche Abfrage liefert das teuerste Produkt jeder Kategorie und sonst nichts?"),
      .options = {
          SAME("SELECT name FROM products WHERE price = (SELECT MAX(price) FROM products);"),
          SAME("SELECT name FROM products WHERE price IN (SELECT MAX(price) FROM products GROUP BY"
               " category);"),
          SAME("SELECT name FROM products ORDER BY category, price DESC LIMIT 2;"),
          SAME("SELECT name FROM products p WHERE price = (SELECT MAX(price) FROM products WHERE category ="
               " p.category);"),
          SAME("SELECT name FROM products p WHERE EXISTS (SELECT 1 FROM products q WHERE q.category ="
               " p.category AND q.price < p.price);") },
      .credit = { 0, 0, 0, 1 },
      .explanation = TEXTS(
          "The subquery refers to the category of the outer row and so compares each product with the"
          " highest price of its own category. With IN, Mug would be returned too, because its price"
          " equals the highest price of the other category.",
          "A subconsulta se refere à categoria da linha externa e assim compara cada produto com o maior"
          " preço da própria categoria. Com IN, Mug também seria retornado, porque seu preço é igual ao"
          " maior preço da outra categoria.",
          "La subconsulta se refiere a la categoría de la fila externa y así compara cada producto con el"
          " precio más alto de su propia categoría. Con IN también se devolvería Mug, porque su precio es"
          " igual al más alto de la otra categoría.",
          "Die Unterabfrage bezieht sich auf die Kategorie der äußeren Zeile und vergleicht so jedes"
          " Produkt mit dem höchsten Preis seiner eigenen Kategorie. Mit IN käme auch Mug heraus, weil"
          " sein Preis dem höchsten der anderen Kategorie gleicht.") },
    { .id = "sql.14", .type = ITEM_MULTIPLE, .skill = SUBQUERIES, .level = 3,
      .stimulus = SAME(CUSTOMERS "\n\n" ORDERS),
      .text = TEXTS(
          "Which of these queries return exactly the names of the customers without an order?",
          "Quais destas consultas retornam exatamente os nomes dos clientes sem pedido?",
          "¿Cuáles de estas consultas devuelven exactamente los nombres de los clientes sin pedido?",
          "Welche dieser Abfragen liefern genau die Namen der Kunden ohne Bestellung?"),
      .options = {
          SAME("SELECT name FROM customers WHERE id NOT IN (SELECT customer_id FROM orders);"),
          SAME("SELECT name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM orders WHERE customer_id ="
               " c.id);"),
          SAME("SELECT name FROM customers WHERE id NOT IN (SELECT customer_id FROM orders WHERE"
               " customer_id IS NOT NULL);"),
          SAME("SELECT name FROM customers WHERE NOT EXISTS (SELECT customer_id FROM orders);"),
          SAME("SELECT DISTINCT c.name FROM customers c JOIN orders o ON o.customer_id <> c.id;") },
      .credit = { 0, 1, 1 },
      .explanation = TEXTS(
          "One order has no customer. id NOT IN (…, NULL) is therefore never true and the first query"
          " returns nothing; leaving out NULL or using NOT EXISTS with the customer's id avoids this. NOT"
          " EXISTS without that link only asks whether there are orders at all, and joining by <> returns"
          " every customer.",
          "Um dos pedidos não tem cliente. Por isso id NOT IN (…, NULL) nunca é verdadeiro, e a primeira"
          " consulta não retorna nada; excluir NULL ou usar NOT EXISTS com o id do cliente evita isso. NOT"
          " EXISTS sem essa ligação só pergunta se há algum pedido, e juntar com <> retorna todos os"
          " clientes.",
          "Uno de los pedidos no tiene cliente. Por eso id NOT IN (…, NULL) nunca es verdadero y la"
          " primera consulta no devuelve nada; excluir NULL o usar NOT EXISTS con el id del cliente lo"
          " evita. NOT EXISTS sin ese vínculo solo pregunta si hay algún pedido, y combinar con <>"
          " devuelve todos los clientes.",
          "Eine Bestellung hat keinen Kunden. id NOT IN (…, NULL) ist daher nie wahr, und die erste"
          " Abfrage liefert nichts; NULL auszuschließen oder NOT EXISTS mit der id des Kunden vermeidet"
          " das. NOT EXISTS ohne diese Verbindung fragt nur, ob es überhaupt Bestellungen gibt, und mit <>"
          " verknüpft kommen alle Kunden heraus.") },
    { .id = "sql.15", .type = ITEM_MULTIPLE, .skill = CHANGES, .level = 3,
      .stimulus = SAME("```sql\n"
                       "CREATE TABLE teams (\n"
                       "  id   INTEGER PRIMARY KEY,\n"
                       "  name VARCHAR(50) NOT NULL\n"
                       ");\n"
                       "CREATE TABLE employees (\n"
                       "  id      INTEGER PRIMARY KEY,\n"
                       "  email   VARCHAR(100) NOT NULL UNIQUE,\n"
                       "  team_id INTEGER REFERENCES teams (id),\n"
                       "  hours   INTEGER CHECK (hours BETWEEN 1 AND 40)\n"
                       ");\n"
                       "INSERT INTO teams\n"
                       "  VALUES (1, 'Sales'), (2, 'Service');\n"
                       "INSERT INTO employees\n"
                       "  VALUES (1, 'ana@example.com', 1, 40);\n"
                       "```"),
      .text = TEXTS(
          "Each of these statements is then run by itself; foreign keys are enforced. Which ones does the"
          " database refuse?",
          "Depois disso, cada uma destas instruções é executada sozinha; as chaves estrangeiras são"
          " verificadas. Quais o banco de dados recusa?",
          "Después, cada una de estas instrucciones se ejecuta por separado; las claves foráneas se"
          " comprueban. ¿Cuáles rechaza la base de datos?",
          "Danach wird jede dieser Anweisungen für sich ausgeführt; Fremdschlüssel werden geprüft. Welche"
          " weist die Datenbank zurück?"),
      .options = {
          SAME("INSERT INTO employees VALUES (2, 'ben@example.com', NULL, 20);"),
          SAME("INSERT INTO employees VALUES (2, 'ben@example.com', 7, 20);"),
          SAME("INSERT INTO employees VALUES (2, 'ana@example.com', 2, 20);"),
          SAME("INSERT INTO employees VALUES (2, 'ben@example.com', 2, NULL);"),
          SAME("INSERT INTO employees VALUES (2, 'ben@example.com', 2, 45);") },
      .credit = { 0, 1, 1, 0, 1 },
      .explanation = TEXTS(
          "There is no team 7, the e-mail of Ana is taken, and 45 hours break the check. NULL is accepted"
          " for team_id and hours: neither column is NOT NULL, a foreign key without a value refers to"
          " nothing, and a check refuses only what is false, not what is unknown.",
          "Não existe a equipe 7, o e-mail de Ana já está em uso, e 45 horas violam o CHECK. NULL é aceito"
          " em team_id e hours: nenhuma das colunas é NOT NULL, uma chave estrangeira sem valor não se"
          " refere a nada, e um CHECK recusa só o que é falso, não o que é desconhecido.",
          "No existe el equipo 7, el correo de Ana ya está en uso y 45 horas incumplen el CHECK. NULL se"
          " acepta en team_id y hours: ninguna de las columnas es NOT NULL, una clave foránea sin valor no"
          " se refiere a nada, y un CHECK rechaza solo lo falso, no lo desconocido.",
          "Ein Team 7 gibt es nicht, die E-Mail-Adresse von Ana ist vergeben, und 45 Stunden verletzen die"
          " Prüfung. NULL ist bei team_id und hours erlaubt: Keine der Spalten ist NOT NULL, ein"
          " Fremdschlüssel ohne Wert verweist auf nichts, und CHECK weist nur Falsches zurück, nicht"
          " Unbekanntes.") },
    { .id = "sql.16", .type = ITEM_SINGLE, .skill = CHANGES, .level = 3,
      .stimulus = SAME("```sql\n"
                       "SELECT *\n"
                       "FROM orders\n"
                       "WHERE customer_id = 4711\n"
                       "  AND ordered_on >= '2025-01-01';\n"
                       "```"),
      .text = TEXTS(
          "The table orders has millions of rows, of many customers and years. Which index helps this"
          " query most?",
          "A tabela orders tem milhões de linhas, de muitos clientes e anos. Qual índice ajuda mais esta"
          " consulta?",
          "La tabla orders tiene millones de filas, de muchos clientes y años. ¿Qué índice ayuda más a"
          " esta consulta?",
          "Die Tabelle orders hat Millionen Zeilen, von vielen Kunden und aus vielen Jahren. Welcher Index"
          " hilft dieser Abfrage am meisten?"),
      .options = {
          SAME("CREATE INDEX orders_by ON orders (customer_id, ordered_on);"),
          SAME("CREATE INDEX orders_by ON orders (ordered_on, customer_id);"),
          SAME("CREATE INDEX orders_by ON orders (ordered_on);"),
          SAME("CREATE INDEX orders_by ON orders (id, customer_id, ordered_on);"),
          SAME("CREATE INDEX orders_by ON orders (amount, customer_id);") },
      .credit = { 1 },
      .explanation = TEXTS(
          "An index is sorted by its first column, then by the next. With customer_id first, the wanted"
          " rows stand together: one customer, from a date on. With the date first, all customers since"
          " then have to be gone through; an index that begins with a column the query does not name helps"
          " little.",
          "Um índice é ordenado pela primeira coluna e depois pela seguinte. Com customer_id primeiro, as"
          " linhas buscadas ficam juntas: um cliente, a partir de uma data. Com a data primeiro, é preciso"
          " percorrer todos os clientes desde então; um índice que começa por uma coluna ausente da"
          " consulta ajuda pouco.",
          "Un índice está ordenado por su primera columna y luego por la siguiente. Con customer_id"
          " primero, las filas buscadas están juntas: un cliente, a partir de una fecha. Con la fecha"
          " primero, hay que recorrer todos los clientes desde entonces; un índice que empieza por una"
          " columna ajena a la consulta ayuda poco.",
          "Ein Index ist nach seiner ersten Spalte sortiert, dann nach der nächsten. Mit customer_id vorn"
          " stehen die gesuchten Zeilen beieinander: ein Kunde, ab einem Datum. Mit dem Datum vorn sind"
          " alle Kunden seitdem durchzugehen; ein Index, der mit einer Spalte außerhalb der Abfrage"
          " beginnt, hilft wenig.") },
};

const struct test test_sql = {
    .code = "sql", .number = 6, .minutes = 25,
    .title = TEXTS("SQL basics", "Fundamentos de SQL", "Fundamentos de SQL", "SQL-Grundlagen"),
    .summary = TEXTS(
        "Querying and changing the data of a relational database in SQL.",
        "Consultar e alterar os dados de um banco de dados relacional em SQL.",
        "Consultar y modificar los datos de una base de datos relacional en SQL.",
        "Daten einer relationalen Datenbank mit SQL abfragen und ändern."),
    .instructions = TEXTS(
        "The tables are shown with all their rows. NULL means that a value is missing. The answers hold"
        " for common databases such as PostgreSQL and SQLite. You do not need a database to answer.",
        "As tabelas são mostradas com todas as suas linhas. NULL significa que falta um valor. As"
        " respostas valem para bancos de dados comuns, como PostgreSQL e SQLite. Você não precisa de um"
        " banco de dados para responder.",
        "Las tablas se muestran con todas sus filas. NULL significa que falta un valor. Las respuestas"
        " valen para bases de datos comunes, como PostgreSQL y SQLite. No necesita una base de datos"
        " para responder.",
        "Die Tabellen sind mit allen Zeilen abgebildet. NULL bedeutet, dass ein Wert fehlt. Die"
        " Antworten gelten für verbreitete Datenbanken wie PostgreSQL und SQLite. Sie brauchen zum"
        " Antworten keine Datenbank."),
    .skills = {
        [FILTERING] = TEXTS("Selecting and filtering", "Selecionar e filtrar", "Seleccionar y filtrar",
                            "Auswählen und filtern"),
        [JOINS] = TEXTS("Joining tables", "Combinar tabelas", "Combinar tablas", "Tabellen verknüpfen"),
        [GROUPING] = TEXTS("Grouping and aggregating", "Agrupar e agregar", "Agrupar y agregar",
                           "Gruppieren und zusammenfassen"),
        [SUBQUERIES] = TEXTS("Subqueries", "Subconsultas", "Subconsultas", "Unterabfragen"),
        [CHANGES] = TEXTS("Changing and protecting data", "Alterar e proteger dados",
                          "Modificar y proteger datos", "Daten ändern und schützen") },
    .questions = questions, .questions_n = sizeof questions / sizeof questions[0],
};
