/* test_verbal.c - verbal reasoning: what a text says, what follows from it, and how well it argues.
 *
 * Every key holds from the text alone.  Firms and figures are invented.
 */
#include "domain/test.h"

#define TRUE_FALSE_OPEN { \
        TEXTS("True: it follows from the text", "Verdadeira: decorre do texto", \
              "Verdadera: se desprende del texto", "Wahr: Sie folgt aus dem Text"), \
        TEXTS("False: the text rules it out", "Falsa: o texto a exclui", \
              "Falsa: el texto la excluye", "Falsch: Der Text schließt sie aus"), \
        TEXTS("Impossible to decide: the text leaves it open", \
              "Impossível de decidir: o texto deixa em aberto", \
              "Imposible de decidir: el texto lo deja abierto", \
              "Nicht zu entscheiden: Der Text lässt es offen") }

enum { READING, CONCLUSIONS, MEANING, ARGUMENTS };

#define BICYCLES \
    TEXTS( \
        "From March, the company will lend bicycles to its employees free of charge. Before borrowing" \
        " one for the first time, every employee must attend a half-hour safety briefing. Forty bicycles" \
        " are available. If there are more applications than bicycles, employees who live no more than" \
        " ten kilometres from their workplace come first.", \
        "A partir de março, a empresa vai emprestar bicicletas gratuitamente aos funcionários. Antes do" \
        " primeiro empréstimo, todos os funcionários precisam participar de uma orientação de segurança" \
        " de meia hora. Há quarenta bicicletas disponíveis. Se houver mais pedidos do que bicicletas," \
        " terá prioridade quem mora a no máximo dez quilômetros do local de trabalho.", \
        "A partir de marzo, la empresa prestará bicicletas gratis a sus empleados. Antes del primer" \
        " préstamo, todos los empleados deben asistir a una charla de seguridad de media hora. Hay" \
        " cuarenta bicicletas disponibles. Si hay más solicitudes que bicicletas, tendrá prioridad quien" \
        " viva a un máximo de diez kilómetros de su lugar de trabajo.", \
        "Ab März verleiht das Unternehmen kostenlos Fahrräder an seine Beschäftigten. Vor der ersten" \
        " Ausleihe müssen alle Beschäftigten an einer halbstündigen Sicherheitseinweisung teilnehmen." \
        " Vierzig Fahrräder stehen bereit. Gibt es mehr Anträge als Fahrräder, haben diejenigen Vorrang," \
        " die höchstens zehn Kilometer von ihrem Arbeitsplatz entfernt wohnen.")

#define COURSES \
    TEXTS( \
        "Last year, 60 of the company's 200 employees took part in a language course. Afterwards, four" \
        " fifths of them said that they now dealt with foreign customers more confidently; the others" \
        " did not. The company pays for the courses. They take place outside working hours.", \
        "No ano passado, 60 dos 200 funcionários da empresa fizeram um curso de idiomas. Depois, quatro" \
        " quintos deles disseram que passaram a lidar com clientes estrangeiros com mais segurança; os" \
        " demais não disseram isso. A empresa paga os cursos. Eles acontecem fora do horário de" \
        " trabalho.", \
        "El año pasado, 60 de los 200 empleados de la empresa hicieron un curso de idiomas. Después," \
        " cuatro quintas partes de ellos dijeron que ahora tratan con clientes extranjeros con más" \
        " seguridad; los demás no lo dijeron. La empresa paga los cursos. Estos tienen lugar fuera del" \
        " horario de trabajo.", \
        "Im vergangenen Jahr nahmen 60 der 200 Beschäftigten des Unternehmens an einem Sprachkurs teil." \
        " Danach sagten vier Fünftel von ihnen, dass sie nun sicherer mit ausländischen Kunden umgehen;" \
        " die übrigen sagten das nicht. Das Unternehmen bezahlt die Kurse. Sie finden außerhalb der" \
        " Arbeitszeit statt.")

static const struct question questions[] = {
    { .id = "verbal.01", .type = ITEM_SINGLE, .skill = READING, .level = 1,
      .stimulus = BICYCLES,
      .text = TEXTS(
          "True, false or impossible to decide from the text? “Employees who live near their workplace may"
          " borrow a bicycle without ever having attended the safety briefing.”",
          "Verdadeira, falsa ou impossível de decidir pelo texto? “Quem mora perto do local de trabalho"
          " pode pegar uma bicicleta emprestada sem nunca ter participado da orientação de segurança.”",
          "¿Verdadera, falsa o imposible de decidir por el texto? «Quien vive cerca de su lugar de trabajo"
          " puede tomar prestada una bicicleta sin haber asistido nunca a la charla de seguridad».",
          "Wahr, falsch oder nach dem Text nicht zu entscheiden? „Wer nahe am Arbeitsplatz wohnt, darf ein"
          " Fahrrad ausleihen, ohne je an der Sicherheitseinweisung teilgenommen zu haben.“"),
      .options = TRUE_FALSE_OPEN,
      .credit = { 0, 1 },
      .explanation = TEXTS(
          "The briefing is required of every employee before the first loan. Living near only decides who"
          " comes first when there are not enough bicycles.",
          "A orientação é exigida de todos os funcionários antes do primeiro empréstimo. Morar perto só"
          " decide quem tem prioridade quando não há bicicletas suficientes.",
          "La charla se exige a todos los empleados antes del primer préstamo. Vivir cerca solo decide"
          " quién tiene prioridad cuando no hay bicicletas suficientes.",
          "Die Einweisung ist für alle Beschäftigten vor der ersten Ausleihe Pflicht. Die Nähe zum"
          " Arbeitsplatz entscheidet nur über den Vorrang, wenn die Fahrräder nicht reichen.") },
    { .id = "verbal.02", .type = ITEM_SINGLE, .skill = READING, .level = 1,
      .stimulus = BICYCLES,
      .text = TEXTS(
          "True, false or impossible to decide from the text? “More employees have applied for a bicycle"
          " than there are bicycles.”",
          "Verdadeira, falsa ou impossível de decidir pelo texto? “Há mais funcionários que pediram uma"
          " bicicleta do que bicicletas.”",
          "¿Verdadera, falsa o imposible de decidir por el texto? «Hay más empleados que han solicitado"
          " una bicicleta que bicicletas».",
          "Wahr, falsch oder nach dem Text nicht zu entscheiden? „Es haben mehr Beschäftigte ein Fahrrad"
          " beantragt, als Fahrräder vorhanden sind.“"),
      .options = TRUE_FALSE_OPEN,
      .credit = { 0, 0, 1 },
      .explanation = TEXTS(
          "The text says what happens if there are more applications than bicycles. Whether there are, it"
          " does not say.",
          "O texto diz o que acontece se houver mais pedidos do que bicicletas. Se isso ocorre de fato,"
          " ele não diz.",
          "El texto dice qué ocurre si hay más solicitudes que bicicletas. Si las hay de verdad, no lo"
          " dice.",
          "Der Text sagt, was geschieht, falls es mehr Anträge als Fahrräder gibt. Ob es so ist, sagt er"
          " nicht.") },
    { .id = "verbal.03", .type = ITEM_SINGLE, .skill = MEANING, .level = 1,
      .stimulus = TEXTS(
          "In many teams, people meet every morning to tell each other what they did the day before. Such"
          " reports could be read in two minutes. A meeting pays off when people have to decide something"
          " together or settle a disagreement, because then it matters that everyone hears the others and"
          " answers them. Whoever calls a meeting should therefore ask first: is there something to"
          " discuss, or only something to announce?",
          "Em muitas equipes, as pessoas se reúnem todas as manhãs para contar umas às outras o que"
          " fizeram no dia anterior. Esses relatos poderiam ser lidos em dois minutos. Uma reunião"
          " compensa quando é preciso decidir algo em conjunto ou resolver uma divergência, porque então"
          " importa que cada um ouça os outros e lhes responda. Por isso, quem convoca uma reunião deveria"
          " se perguntar primeiro: há algo a discutir ou apenas algo a comunicar?",
          "En muchos equipos, la gente se reúne cada mañana para contarse lo que hizo el día anterior."
          " Esos informes podrían leerse en dos minutos. Una reunión merece la pena cuando hay que decidir"
          " algo en común o resolver un desacuerdo, porque entonces importa que cada uno oiga a los demás"
          " y les responda. Por eso, quien convoca una reunión debería preguntarse primero: ¿hay algo que"
          " discutir o solo algo que comunicar?",
          "In vielen Teams trifft man sich jeden Morgen, um einander zu erzählen, was man am Vortag getan"
          " hat. Solche Berichte ließen sich in zwei Minuten lesen. Eine Besprechung lohnt sich, wenn"
          " etwas gemeinsam zu entscheiden oder ein Streitpunkt zu klären ist, denn dann kommt es darauf"
          " an, dass alle einander hören und antworten. Wer eine Besprechung ansetzt, sollte deshalb"
          " zuerst fragen: Gibt es etwas zu erörtern oder nur etwas mitzuteilen?"),
      .text = TEXTS(
          "What is the main point of the text?",
          "Qual é a ideia principal do texto?",
          "¿Cuál es la idea principal del texto?",
          "Was ist die Kernaussage des Textes?"),
      .options = {
          TEXTS("Meetings are for discussing and deciding, not merely for passing on information.",
                "Reuniões servem para discutir e decidir, não apenas para transmitir informações.",
                "Las reuniones sirven para discutir y decidir, no solo para transmitir información.",
                "Besprechungen sind zum Erörtern und Entscheiden da, nicht nur zum Weitergeben von"
                " Informationen."),
          TEXTS("Meetings should be held in the morning and be over within a few minutes.",
                "As reuniões deveriam acontecer de manhã e terminar em poucos minutos.",
                "Las reuniones deberían celebrarse por la mañana y terminar en pocos minutos.",
                "Besprechungen sollten morgens stattfinden und nach wenigen Minuten vorbei sein."),
          TEXTS("Most employees do not read the reports that their colleagues write.",
                "A maioria dos funcionários não lê os relatos que os colegas escrevem.",
                "La mayoría de los empleados no lee los informes que escriben sus compañeros.",
                "Die meisten Beschäftigten lesen die Berichte nicht, die ihre Kollegen schreiben."),
          TEXTS("Disagreements in a team are better settled in writing than in a meeting of all concerned.",
                "Divergências em uma equipe se resolvem melhor por escrito do que em uma reunião com todos"
                " os envolvidos.",
                "Los desacuerdos en un equipo se resuelven mejor por escrito que en una reunión con todos"
                " los implicados.",
                "Streitpunkte in einem Team klärt man besser schriftlich als in einer Besprechung mit"
                " allen Beteiligten."),
          TEXTS("Teams would work better if they gave up meetings altogether.",
                "As equipes trabalhariam melhor se abrissem mão de todas as reuniões.",
                "Los equipos trabajarían mejor si renunciaran por completo a las reuniones.",
                "Teams würden besser arbeiten, wenn sie ganz auf Besprechungen verzichteten.") },
      .credit = { 1 },
      .explanation = TEXTS(
          "The text contrasts meetings that only report with meetings that discuss and decide, and ends in"
          " a rule for telling them apart. It rejects neither meetings as such nor discussion by word of"
          " mouth.",
          "O texto contrasta reuniões que só relatam com reuniões que discutem e decidem e termina com uma"
          " regra para distingui-las. Não rejeita nem as reuniões em si nem a discussão oral.",
          "El texto contrapone las reuniones que solo informan a las que discuten y deciden, y termina con"
          " una regla para distinguirlas. No rechaza ni las reuniones en sí ni la discusión oral.",
          "Der Text stellt Besprechungen, die nur berichten, solchen gegenüber, die erörtern und"
          " entscheiden, und endet mit einer Regel, sie zu unterscheiden. Er lehnt weder Besprechungen an"
          " sich noch das mündliche Erörtern ab.") },
    { .id = "verbal.04", .type = ITEM_SINGLE, .skill = MEANING, .level = 1,
      .stimulus = TEXTS(
          "The new machine costs a third less than the model we have used so far. But the price is only"
          " half the bill: the new machine uses more electricity, its spare parts are expensive, and our"
          " technicians would first have to be trained on it.",
          "A máquina nova custa um terço a menos que o modelo que usamos até agora. Mas o preço é só"
          " metade da conta: a máquina nova consome mais energia, suas peças de reposição são caras e"
          " nossos técnicos teriam de ser treinados primeiro.",
          "La máquina nueva cuesta un tercio menos que el modelo que hemos usado hasta ahora. Pero el"
          " precio es solo la mitad de la cuenta: la máquina nueva consume más electricidad, sus piezas de"
          " repuesto son caras y primero habría que formar a nuestros técnicos.",
          "Die neue Maschine kostet ein Drittel weniger als das Modell, das wir bisher einsetzen. Doch der"
          " Preis ist nur die halbe Rechnung: Die neue Maschine verbraucht mehr Strom, ihre Ersatzteile"
          " sind teuer, und unsere Techniker müssten erst für sie geschult werden."),
      .text = TEXTS(
          "What does the writer mean by “the price is only half the bill”?",
          "O que o autor quer dizer com “o preço é só metade da conta”?",
          "¿Qué quiere decir el autor con «el precio es solo la mitad de la cuenta»?",
          "Was ist mit „der Preis ist nur die halbe Rechnung“ gemeint?"),
      .options = {
          TEXTS("The new machine is on offer at half its usual price.",
                "A máquina nova está em oferta pela metade do preço habitual.",
                "La máquina nueva está en oferta a mitad de su precio habitual.",
                "Die neue Maschine wird zur Hälfte ihres üblichen Preises angeboten."),
          TEXTS("Half of the price has to be paid on delivery.",
                "Metade do preço tem de ser paga na entrega.",
                "La mitad del precio debe pagarse a la entrega.",
                "Die Hälfte des Preises ist bei Lieferung zu bezahlen."),
          TEXTS("Other costs have to be counted besides the price.",
                "Além do preço, é preciso contar outros custos.",
                "Además del precio, hay que contar otros gastos.",
                "Neben dem Preis sind weitere Kosten zu berücksichtigen."),
          TEXTS("The model used so far is twice as expensive as the new one.",
                "O modelo usado até agora é duas vezes mais caro que o novo.",
                "El modelo usado hasta ahora es el doble de caro que el nuevo.",
                "Das bisherige Modell ist doppelt so teuer wie das neue."),
          TEXTS("The seller has left something out of the invoice.",
                "O vendedor esqueceu de incluir algo na fatura.",
                "El vendedor ha olvidado incluir algo en la factura.",
                "Der Verkäufer hat auf der Rechnung etwas vergessen.") },
      .credit = { 0, 0, 1 },
      .explanation = TEXTS(
          "After the colon the text lists what has to be paid besides the price: electricity, spare parts,"
          " training. Half is not meant as a number here.",
          "Depois dos dois-pontos, o texto enumera o que se paga além do preço: energia, peças,"
          " treinamento. Metade não é usada aqui como número.",
          "Tras los dos puntos, el texto enumera lo que se paga además del precio: electricidad, piezas,"
          " formación. La mitad no se usa aquí como cifra.",
          "Nach dem Doppelpunkt zählt der Text auf, was neben dem Preis zu bezahlen ist: Strom,"
          " Ersatzteile, Schulung. Halb ist hier nicht als Zahl gemeint.") },
    { .id = "verbal.05", .type = ITEM_SINGLE, .skill = CONCLUSIONS, .level = 1,
      .stimulus = TEXTS(
          "Our support staff answer the telephone from Monday to Friday and e-mails on every day of the"
          " week. E-mails that arrive after 4 p.m. are answered on the following day. There is one"
          " exception: requests about safety are passed at once to the engineer on call, at whatever time"
          " they arrive.",
          "Nossa equipe de suporte atende o telefone de segunda a sexta-feira e responde a e-mails todos"
          " os dias da semana. E-mails que chegam depois das 16h são respondidos no dia seguinte. Há uma"
          " exceção: solicitações sobre segurança são encaminhadas imediatamente ao engenheiro de plantão,"
          " seja qual for a hora em que cheguem.",
          "Nuestro equipo de soporte atiende el teléfono de lunes a viernes y responde los correos"
          " electrónicos todos los días de la semana. Los correos que llegan después de las 16:00 se"
          " responden al día siguiente. Hay una excepción: las solicitudes sobre seguridad se pasan de"
          " inmediato al ingeniero de guardia, sea cual sea la hora a la que lleguen.",
          "Unser Support ist telefonisch von Montag bis Freitag erreichbar und beantwortet E-Mails an"
          " allen Tagen der Woche. E-Mails, die nach 16 Uhr eingehen, werden am folgenden Tag beantwortet."
          " Es gibt eine Ausnahme: Anfragen zur Sicherheit werden sofort an den technischen"
          " Bereitschaftsdienst weitergegeben, zu welcher Zeit sie auch eingehen."),
      .text = TEXTS(
          "Which statement follows from the text?",
          "Qual afirmação decorre do texto?",
          "¿Qué afirmación se desprende del texto?",
          "Welche Aussage folgt aus dem Text?"),
      .options = {
          TEXTS("An e-mail that arrives on a Saturday at 10 a.m. is answered only on Monday.",
                "Um e-mail que chega num sábado às 10h só é respondido na segunda-feira.",
                "Un correo que llega un sábado a las 10:00 no se responde hasta el lunes.",
                "Eine E-Mail, die an einem Samstag um 10 Uhr eingeht, wird erst am Montag beantwortet."),
          TEXTS("Anyone who telephones on a Sunday can speak to the support staff.",
                "Quem telefona num domingo consegue falar com a equipe de suporte.",
                "Quien llama por teléfono un domingo puede hablar con el equipo de soporte.",
                "Wer an einem Sonntag anruft, kann mit dem Support sprechen."),
          TEXTS("The engineer on call also answers ordinary e-mails that arrive in the evening or at the"
                " weekend.",
                "O engenheiro de plantão também responde a e-mails comuns que chegam à noite ou no fim de"
                " semana.",
                "El ingeniero de guardia también responde correos corrientes que llegan por la noche o en"
                " fin de semana.",
                "Der Bereitschaftsdienst beantwortet auch gewöhnliche E-Mails, die abends oder am"
                " Wochenende eingehen."),
          TEXTS("A safety request that arrives by e-mail at 8 p.m. is passed on that same evening.",
                "Uma solicitação sobre segurança que chega por e-mail às 20h é encaminhada na mesma noite.",
                "Una solicitud sobre seguridad que llega por correo a las 20:00 se pasa esa misma noche.",
                "Eine Anfrage zur Sicherheit, die um 20 Uhr per E-Mail eingeht, wird noch am selben Abend"
                " weitergegeben.") },
      .credit = { 0, 0, 0, 1 },
      .explanation = TEXTS(
          "Requests about safety are passed on at once at any time, so also at 8 p.m. E-mails are answered"
          " on Saturdays too, the telephone is not answered on Sundays, and of ordinary requests to the"
          " engineer the text says nothing.",
          "Solicitações sobre segurança são encaminhadas imediatamente a qualquer hora, portanto também às"
          " 20h. E-mails são respondidos também aos sábados, o telefone não é atendido aos domingos, e o"
          " texto não diz nada sobre o engenheiro e solicitações comuns.",
          "Las solicitudes sobre seguridad se pasan de inmediato a cualquier hora, así que también a las"
          " 20:00. Los correos se responden también los sábados, el teléfono no se atiende los domingos, y"
          " el texto no dice nada del ingeniero y las solicitudes corrientes.",
          "Anfragen zur Sicherheit werden zu jeder Zeit sofort weitergegeben, also auch um 20 Uhr. E-Mails"
          " werden auch samstags beantwortet, das Telefon ist sonntags nicht besetzt, und über gewöhnliche"
          " Anfragen an den Bereitschaftsdienst sagt der Text nichts.") },
    { .id = "verbal.06", .type = ITEM_SINGLE, .skill = READING, .level = 2,
      .stimulus = COURSES,
      .text = TEXTS(
          "True, false or impossible to decide from the text? “Fewer than 50 of the participants said that"
          " they now dealt with foreign customers more confidently.”",
          "Verdadeira, falsa ou impossível de decidir pelo texto? “Menos de 50 participantes disseram que"
          " passaram a lidar com clientes estrangeiros com mais segurança.”",
          "¿Verdadera, falsa o imposible de decidir por el texto? «Menos de 50 participantes dijeron que"
          " ahora tratan con clientes extranjeros con más seguridad».",
          "Wahr, falsch oder nach dem Text nicht zu entscheiden? „Weniger als 50 Teilnehmende sagten, dass"
          " sie nun sicherer mit ausländischen Kunden umgehen.“"),
      .options = TRUE_FALSE_OPEN,
      .credit = { 1 },
      .explanation = TEXTS(
          "Four fifths of the 60 participants, that is 48, said so; the others did not.",
          "Quatro quintos dos 60 participantes, ou seja, 48, disseram isso; os demais, não.",
          "Cuatro quintas partes de los 60 participantes, es decir, 48, lo dijeron; los demás, no.",
          "Vier Fünftel der 60 Teilnehmenden, also 48, sagten das; die übrigen nicht.") },
    { .id = "verbal.07", .type = ITEM_SINGLE, .skill = READING, .level = 2,
      .stimulus = COURSES,
      .text = TEXTS(
          "Which of these questions can be answered from the text?",
          "Qual destas perguntas pode ser respondida com base no texto?",
          "¿Cuál de estas preguntas puede responderse a partir del texto?",
          "Welche dieser Fragen lässt sich aus dem Text beantworten?"),
      .options = {
          TEXTS("Why did most of the employees not take part?",
                "Por que a maioria dos funcionários não participou?",
                "¿Por qué no participó la mayoría de los empleados?",
                "Warum nahm die Mehrheit der Beschäftigten nicht teil?"),
          TEXTS("Do participants have to pay for their course themselves?",
                "Os participantes precisam pagar o curso do próprio bolso?",
                "¿Tienen que pagar los participantes el curso de su bolsillo?",
                "Müssen die Teilnehmenden ihren Kurs selbst bezahlen?"),
          TEXTS("How many of the employees deal with foreign customers?",
                "Quantos funcionários lidam com clientes estrangeiros?",
                "¿Cuántos empleados tratan con clientes extranjeros?",
                "Wie viele der Beschäftigten haben mit ausländischen Kunden zu tun?"),
          TEXTS("How many different courses did the company offer?",
                "Quantos cursos diferentes a empresa ofereceu?",
                "¿Cuántos cursos distintos ofreció la empresa?",
                "Wie viele verschiedene Kurse bot das Unternehmen an?"),
          TEXTS("How long after the end of the course were the participants asked for their opinion?",
                "Quanto tempo depois do fim do curso foi pedida a opinião dos participantes?",
                "¿Cuánto tiempo después de terminar el curso se preguntó su opinión a los participantes?",
                "Wie lange nach dem Ende des Kurses wurden die Teilnehmenden nach ihrer Meinung gefragt?") },
      .credit = { 0, 1 },
      .explanation = TEXTS(
          "The company pays for the courses, so participants do not. Reasons for staying away, the number"
          " of employees with foreign customers, the number of courses and the time of asking are not"
          " given.",
          "A empresa paga os cursos, portanto os participantes não pagam. Os motivos de quem não"
          " participou, o número de funcionários que lidam com clientes estrangeiros, o número de cursos e"
          " o momento da consulta não são informados.",
          "La empresa paga los cursos, así que los participantes no pagan. No se dan los motivos de"
          " quienes no participaron, el número de empleados con clientes extranjeros, el número de cursos"
          " ni el momento de la consulta.",
          "Das Unternehmen bezahlt die Kurse, die Teilnehmenden also nicht. Gründe für das Fernbleiben,"
          " die Zahl der Beschäftigten mit ausländischen Kunden, die Zahl der Kurse und der Zeitpunkt der"
          " Befragung werden nicht genannt.") },
    { .id = "verbal.08", .type = ITEM_SINGLE, .skill = ARGUMENTS, .level = 2,
      .stimulus = TEXTS(
          "In our shop, some customers leave without buying anything when the queue at the till is long."
          " If we open a second till on Saturdays, we will therefore sell more on Saturdays.",
          "Em nossa loja, alguns clientes vão embora sem comprar nada quando a fila do caixa está longa."
          " Se abrirmos um segundo caixa aos sábados, portanto, venderemos mais aos sábados.",
          "En nuestra tienda, algunos clientes se van sin comprar nada cuando la cola de la caja es larga."
          " Por lo tanto, si abrimos una segunda caja los sábados, venderemos más los sábados.",
          "In unserem Geschäft gehen manche Kunden, ohne etwas zu kaufen, wenn die Schlange an der Kasse"
          " lang ist. Wenn wir samstags eine zweite Kasse öffnen, werden wir samstags also mehr verkaufen."),
      .text = TEXTS(
          "Which assumption does this argument depend on?",
          "De qual suposição depende este argumento?",
          "¿De qué supuesto depende este argumento?",
          "Von welcher Annahme hängt dieses Argument ab?"),
      .options = {
          TEXTS("A second till costs less than the additional sales bring in.",
                "Um segundo caixa custa menos do que as vendas adicionais rendem.",
                "Una segunda caja cuesta menos de lo que rinden las ventas adicionales.",
                "Eine zweite Kasse kostet weniger, als die zusätzlichen Verkäufe einbringen."),
          TEXTS("Customers who once leave because of a long queue never come back to the shop.",
                "Clientes que uma vez vão embora por causa de uma fila longa nunca mais voltam à loja.",
                "Los clientes que una vez se van por una cola larga no vuelven nunca más a la tienda.",
                "Kunden, die einmal wegen einer langen Schlange gehen, kommen nie wieder in das Geschäft."),
          TEXTS("More customers come on Saturdays than on any other day.",
                "Aos sábados vêm mais clientes do que em qualquer outro dia.",
                "Los sábados vienen más clientes que cualquier otro día.",
                "Samstags kommen mehr Kunden als an jedem anderen Tag."),
          TEXTS("All customers avoid shops where they have to queue.",
                "Todos os clientes evitam lojas em que precisam enfrentar fila.",
                "Todos los clientes evitan las tiendas donde hay que hacer cola.",
                "Alle Kunden meiden Geschäfte, in denen sie anstehen müssen."),
          TEXTS("On Saturdays the queue is sometimes so long that customers leave.",
                "Aos sábados, a fila às vezes é tão longa que clientes vão embora.",
                "Los sábados la cola es a veces tan larga que hay clientes que se van.",
                "Samstags ist die Schlange manchmal so lang, dass Kunden gehen.") },
      .credit = { 0, 0, 0, 0, 1 },
      .explanation = TEXTS(
          "If nobody left on Saturdays because of the queue, a second till would win back no sale. The"
          " argument is about sales, not profit, and needs none of the broader claims.",
          "Se aos sábados ninguém fosse embora por causa da fila, um segundo caixa não recuperaria nenhuma"
          " venda. O argumento trata de vendas, não de lucro, e não precisa de nenhuma das afirmações mais"
          " amplas.",
          "Si los sábados nadie se fuera por la cola, una segunda caja no recuperaría ninguna venta. El"
          " argumento trata de ventas, no de beneficios, y no necesita ninguna de las afirmaciones más"
          " amplias.",
          "Ginge samstags niemand wegen der Schlange, brächte eine zweite Kasse keinen Verkauf zurück. Es"
          " geht um Verkäufe, nicht um Gewinn, und keine der weiter gehenden Behauptungen wird gebraucht.") },
    { .id = "verbal.09", .type = ITEM_SINGLE, .skill = ARGUMENTS, .level = 2,
      .stimulus = TEXTS(
          "A company fitted out one of its three offices with new chairs. In the following year, the"
          " employees of this office were ill on a fifth fewer days than in the year before. The"
          " management concludes that the new chairs have reduced illness.",
          "Uma empresa equipou um de seus três escritórios com cadeiras novas. No ano seguinte, os"
          " funcionários desse escritório faltaram por doença um quinto menos dias que no ano anterior. A"
          " direção conclui que as cadeiras novas reduziram as doenças.",
          "Una empresa equipó una de sus tres oficinas con sillas nuevas. Durante el año siguiente, los"
          " empleados de esa oficina estuvieron enfermos una quinta parte menos de días que el año"
          " anterior. La dirección concluye que las sillas nuevas han reducido las enfermedades.",
          "Ein Unternehmen stattete eines seiner drei Büros mit neuen Stühlen aus. Im folgenden Jahr waren"
          " die Beschäftigten dieses Büros an einem Fünftel weniger Tagen krank als im Jahr davor. Die"
          " Leitung schließt daraus, dass die neuen Stühle die Krankheitstage verringert haben."),
      .text = TEXTS(
          "Which finding would weaken this conclusion most?",
          "Qual constatação mais enfraqueceria essa conclusão?",
          "¿Qué hallazgo debilitaría más esta conclusión?",
          "Welcher Befund würde diesen Schluss am stärksten schwächen?"),
      .options = {
          TEXTS("The chairs turned out more expensive than planned.",
                "As cadeiras saíram mais caras do que o planejado.",
                "Las sillas resultaron más caras de lo previsto.", "Die Stühle wurden teurer als geplant."),
          TEXTS("The employees of this office had long asked for new chairs.",
                "Os funcionários desse escritório pediam cadeiras novas havia muito tempo.",
                "Los empleados de esa oficina pedían sillas nuevas desde hacía tiempo.",
                "Die Beschäftigten dieses Büros hatten seit Langem um neue Stühle gebeten."),
          TEXTS("The number of employees in this office remained the same.",
                "O número de funcionários desse escritório permaneceu o mesmo.",
                "El número de empleados de esa oficina siguió siendo el mismo.",
                "Die Zahl der Beschäftigten in diesem Büro blieb gleich."),
          TEXTS("In the offices without new chairs, days of illness fell by a fifth as well.",
                "Nos escritórios sem cadeiras novas, os dias de doença também caíram um quinto.",
                "En las oficinas sin sillas nuevas, los días de enfermedad también bajaron una quinta"
                " parte.",
                "In den Büros ohne neue Stühle gingen die Krankheitstage ebenfalls um ein Fünftel zurück."),
          TEXTS("In the years before, back pain had been a frequent cause of illness in this office.",
                "Nos anos anteriores, dores nas costas eram uma causa frequente de falta nesse escritório.",
                "En los años anteriores, el dolor de espalda era una causa frecuente de baja en esa"
                " oficina.",
                "In den Jahren zuvor waren Rückenschmerzen in diesem Büro eine häufige Krankheitsursache.") },
      .credit = { 0, 0, 0, 1 },
      .explanation = TEXTS(
          "If illness fell just as much where nothing was changed, something else probably caused it. An"
          " unchanged number of employees and earlier back pain speak for the conclusion; price and wishes"
          " have no bearing on it.",
          "Se as doenças caíram na mesma medida onde nada mudou, a causa provavelmente é outra. O número"
          " inalterado de funcionários e as dores nas costas falam a favor da conclusão; o preço e os"
          " pedidos não têm relação com ela.",
          "Si las enfermedades bajaron lo mismo donde nada cambió, la causa es probablemente otra. Que el"
          " número de empleados no variara y el dolor de espalda anterior hablan a favor de la conclusión;"
          " el precio y los deseos no influyen en ella.",
          "Gingen die Krankheitstage dort, wo nichts geändert wurde, ebenso stark zurück, liegt die"
          " Ursache vermutlich woanders. Die gleiche Zahl der Beschäftigten und die früheren"
          " Rückenschmerzen sprechen für den Schluss; Preis und Wünsche haben damit nichts zu tun.") },
    { .id = "verbal.10", .type = ITEM_SINGLE, .skill = CONCLUSIONS, .level = 2,
      .stimulus = TEXTS(
          "In our company, an invoice needs a second signature if it is for more than 5,000 or if it comes"
          " from a new supplier. Last week, an invoice for 3,200 from the firm Meridian was paid with a"
          " single signature, and this was in keeping with the rule.",
          "Em nossa empresa, uma fatura precisa de uma segunda assinatura se o valor for superior a 5.000"
          " ou se vier de um fornecedor novo. Na semana passada, uma fatura de 3.200 da empresa Meridian"
          " foi paga com uma única assinatura, e isso estava de acordo com a regra.",
          "En nuestra empresa, una factura necesita una segunda firma si supera los 5000 o si procede de"
          " un proveedor nuevo. La semana pasada, una factura de 3200 de la empresa Meridian se pagó con"
          " una sola firma, y ello se ajustaba a la norma.",
          "In unserem Unternehmen braucht eine Rechnung eine zweite Unterschrift, wenn sie über 5.000"
          " liegt oder wenn sie von einem neuen Lieferanten kommt. Vorige Woche wurde eine Rechnung der"
          " Firma Meridian über 3.200 mit nur einer Unterschrift bezahlt, und das entsprach der Regel."),
      .text = TEXTS(
          "Which statement follows from the text?",
          "Qual afirmação decorre do texto?",
          "¿Qué afirmación se desprende del texto?",
          "Welche Aussage folgt aus dem Text?"),
      .options = {
          TEXTS("Meridian was not a new supplier last week.",
                "Na semana passada, a Meridian não era um fornecedor novo.",
                "La semana pasada, Meridian no era un proveedor nuevo.",
                "Meridian war vorige Woche kein neuer Lieferant."),
          TEXTS("Invoices from Meridian never need a second signature.",
                "Faturas da Meridian nunca precisam de uma segunda assinatura.",
                "Las facturas de Meridian nunca necesitan una segunda firma.",
                "Rechnungen von Meridian brauchen nie eine zweite Unterschrift."),
          TEXTS("Most invoices are paid with a single signature.",
                "A maioria das faturas é paga com uma única assinatura.",
                "La mayoría de las facturas se paga con una sola firma.",
                "Die meisten Rechnungen werden mit nur einer Unterschrift bezahlt."),
          TEXTS("All invoices under 5,000 are paid with a single signature.",
                "Todas as faturas abaixo de 5.000 são pagas com uma única assinatura.",
                "Todas las facturas de menos de 5000 se pagan con una sola firma.",
                "Alle Rechnungen unter 5.000 werden mit nur einer Unterschrift bezahlt."),
          TEXTS("Meridian has never sent an invoice for more than 5,000.",
                "A Meridian nunca enviou uma fatura superior a 5.000.",
                "Meridian no ha enviado nunca una factura de más de 5000.",
                "Meridian hat noch nie eine Rechnung über mehr als 5.000 gestellt.") },
      .credit = { 1 },
      .explanation = TEXTS(
          "Had Meridian been a new supplier, the rule would have required a second signature whatever the"
          " amount. Nothing is said of other invoices.",
          "Se a Meridian fosse um fornecedor novo, a regra exigiria uma segunda assinatura, fosse qual"
          " fosse o valor. Sobre outras faturas, nada é dito.",
          "Si Meridian hubiera sido un proveedor nuevo, la norma habría exigido una segunda firma, fuera"
          " cual fuera el importe. De otras facturas no se dice nada.",
          "Wäre Meridian ein neuer Lieferant gewesen, hätte die Regel unabhängig vom Betrag eine zweite"
          " Unterschrift verlangt. Über andere Rechnungen wird nichts gesagt.") },
    { .id = "verbal.11", .type = ITEM_SINGLE, .skill = MEANING, .level = 2,
      .stimulus = TEXTS(
          "The new checkout software was tried out in five branches for a month. The trial was called a"
          " success because not a single error was reported. During that month, however, the form with"
          " which branches report errors could not be sent. Silence of this kind proves little.",
          "O novo software de caixa foi testado em cinco filiais durante um mês. O teste foi considerado"
          " um sucesso porque nenhum erro foi comunicado. Durante esse mês, porém, o formulário com que as"
          " filiais comunicam erros não podia ser enviado. Um silêncio desse tipo prova pouco.",
          "El nuevo software de caja se probó en cinco sucursales durante un mes. La prueba se consideró"
          " un éxito porque no se comunicó ni un solo error. Sin embargo, durante ese mes no se podía"
          " enviar el formulario con el que las sucursales comunican errores. Un silencio de este tipo"
          " prueba poco.",
          "Die neue Kassensoftware wurde einen Monat lang in fünf Filialen erprobt. Die Erprobung galt als"
          " Erfolg, weil kein einziger Fehler gemeldet wurde. In diesem Monat ließ sich jedoch das"
          " Formular, mit dem die Filialen Fehler melden, nicht absenden. Ein solches Schweigen beweist"
          " wenig."),
      .text = TEXTS(
          "What does the writer mean by the last sentence?",
          "O que o autor quer dizer com a última frase?",
          "¿Qué quiere decir el autor con la última frase?",
          "Was ist mit dem letzten Satz gemeint?"),
      .options = {
          TEXTS("The branches deliberately kept errors to themselves.",
                "As filiais esconderam erros de propósito.",
                "Las sucursales ocultaron errores a propósito.",
                "Die Filialen haben Fehler absichtlich verschwiegen."),
          TEXTS("The new software contains serious errors.", "O novo software contém erros graves.",
                "El nuevo software contiene errores graves.", "Die neue Software enthält schwere Fehler."),
          TEXTS("One month is too short for such a trial.", "Um mês é pouco tempo para um teste desses.",
                "Un mes es poco tiempo para una prueba así.",
                "Ein Monat ist für eine solche Erprobung zu kurz."),
          TEXTS("The branches should have reported the errors by telephone during that month.",
                "As filiais deveriam ter comunicado os erros por telefone durante esse mês.",
                "Las sucursales deberían haber comunicado los errores por teléfono durante ese mes.",
                "Die Filialen hätten die Fehler in diesem Monat telefonisch melden sollen."),
          TEXTS("That no error was reported does not show that there was none.",
                "O fato de nenhum erro ter sido comunicado não mostra que não houve erros.",
                "Que no se comunicara ningún error no demuestra que no los hubiera.",
                "Dass kein Fehler gemeldet wurde, zeigt nicht, dass es keinen gab.") },
      .credit = { 0, 0, 0, 0, 1 },
      .explanation = TEXTS(
          "The silence is the missing reports. As reports could not be sent, their absence tells nothing"
          " about errors: neither that there were none nor that there were some.",
          "O silêncio é a falta de comunicados. Como não podiam ser enviados, sua ausência não diz nada"
          " sobre erros: nem que não houve, nem que houve.",
          "El silencio es la falta de avisos. Como no podían enviarse, su ausencia no dice nada sobre"
          " errores: ni que no los hubo ni que los hubo.",
          "Das Schweigen sind die ausgebliebenen Meldungen. Da sie sich nicht absenden ließen, sagt ihr"
          " Fehlen nichts über Fehler aus: weder dass es keine gab noch dass es welche gab.") },
    { .id = "verbal.12", .type = ITEM_SINGLE, .skill = ARGUMENTS, .level = 3,
      .stimulus = TEXTS(
          "A transport company fitted half of its vans with a device that warns drivers when they show"
          " signs of tiredness. Within a year, these vans had a third fewer accidents than the others. The"
          " company concludes that the device prevents accidents.",
          "Uma transportadora equipou metade de suas vans com um aparelho que alerta os motoristas quando"
          " eles mostram sinais de cansaço. Em um ano, essas vans tiveram um terço menos acidentes que as"
          " demais. A empresa conclui que o aparelho evita acidentes.",
          "Una empresa de transporte equipó la mitad de sus furgonetas con un aparato que avisa a los"
          " conductores cuando muestran signos de cansancio. En un año, esas furgonetas tuvieron un tercio"
          " menos de accidentes que las demás. La empresa concluye que el aparato evita accidentes.",
          "Ein Transportunternehmen stattete die Hälfte seiner Lieferwagen mit einem Gerät aus, das beim"
          " Fahren vor Anzeichen von Müdigkeit warnt. Innerhalb eines Jahres hatten diese Wagen ein"
          " Drittel weniger Unfälle als die übrigen. Das Unternehmen schließt daraus, dass das Gerät"
          " Unfälle verhindert."),
      .text = TEXTS(
          "Which finding would support this conclusion most?",
          "Qual constatação mais reforçaria essa conclusão?",
          "¿Qué hallazgo reforzaría más esta conclusión?",
          "Welcher Befund würde diesen Schluss am stärksten stützen?"),
      .options = {
          TEXTS("The device went to those drivers who had asked for it of their own accord.",
                "O aparelho foi dado aos motoristas que o haviam pedido por iniciativa própria.",
                "El aparato se dio a los conductores que lo habían pedido por iniciativa propia.",
                "Das Gerät erhielten diejenigen Fahrer, die von sich aus darum gebeten hatten."),
          TEXTS("The vans to be fitted were drawn by lot, and both halves were used in the same way.",
                "As vans a equipar foram sorteadas, e as duas metades foram usadas da mesma forma.",
                "Las furgonetas se eligieron por sorteo, y ambas mitades se usaron de la misma manera.",
                "Die ausgestatteten Wagen wurden ausgelost, und beide Hälften wurden gleich eingesetzt."),
          TEXTS("The vans with the device covered fewer kilometres than the others.",
                "As vans com o aparelho rodaram menos quilômetros que as demais.",
                "Las furgonetas con el aparato recorrieron menos kilómetros que las demás.",
                "Die Wagen mit dem Gerät legten weniger Kilometer zurück als die übrigen."),
          TEXTS("In the same year, the vans without the device had fewer accidents than in the year"
                " before, too.",
                "No mesmo ano, as vans sem o aparelho também tiveram menos acidentes que no ano anterior.",
                "Ese mismo año, las furgonetas sin el aparato también tuvieron menos accidentes que el año"
                " anterior.",
                "Im selben Jahr hatten auch die Wagen ohne das Gerät weniger Unfälle als im Jahr davor."),
          TEXTS("Most of the drivers find the device easy to use.",
                "A maioria dos motoristas considera o aparelho fácil de usar.",
                "La mayoría de los conductores considera el aparato fácil de usar.",
                "Die meisten Fahrer finden das Gerät leicht zu bedienen.") },
      .credit = { 0, 1 },
      .explanation = TEXTS(
          "Drawing lots and equal use rule out that the vans or their drivers differed from the start."
          " Volunteers may be more careful, fewer kilometres mean fewer accidents anyway, and the other"
          " findings do not tell what the device does.",
          "O sorteio e o uso igual excluem que as vans ou seus motoristas já fossem diferentes desde o"
          " início. Voluntários podem ser mais cuidadosos, menos quilômetros já significam menos"
          " acidentes, e as outras constatações não mostram o efeito do aparelho.",
          "El sorteo y el uso igual descartan que las furgonetas o sus conductores fueran distintos desde"
          " el principio. Los voluntarios pueden ser más prudentes, menos kilómetros ya suponen menos"
          " accidentes, y los demás hallazgos no muestran el efecto del aparato.",
          "Los und gleicher Einsatz schließen aus, dass sich die Wagen oder ihre Fahrer von vornherein"
          " unterschieden. Freiwillige sind vielleicht vorsichtiger, weniger Kilometer bedeuten ohnehin"
          " weniger Unfälle, und die anderen Befunde zeigen nicht, was das Gerät bewirkt.") },
    { .id = "verbal.13", .type = ITEM_SINGLE, .skill = ARGUMENTS, .level = 3,
      .stimulus = TEXTS(
          "All certified technicians have completed the safety course. Irene has completed the safety"
          " course. Therefore Irene is a certified technician.",
          "Todos os técnicos certificados concluíram o curso de segurança. Irene concluiu o curso de"
          " segurança. Logo, Irene é técnica certificada.",
          "Todos los técnicos certificados han completado el curso de seguridad. Irene ha completado el"
          " curso de seguridad. Por lo tanto, Irene es técnica certificada.",
          "Alle zertifizierten Techniker haben den Sicherheitskurs abgeschlossen. Irene hat den"
          " Sicherheitskurs abgeschlossen. Also ist Irene zertifizierte Technikerin."),
      .text = TEXTS(
          "Which argument contains the same error of reasoning?",
          "Qual argumento contém o mesmo erro de raciocínio?",
          "¿Qué argumento contiene el mismo error de razonamiento?",
          "Welches Argument enthält denselben Denkfehler?"),
      .options = {
          TEXTS("All orders over 1,000 are checked. This order was not checked. Therefore it is not over"
                " 1,000.",
                "Todos os pedidos acima de 1.000 são conferidos. Este pedido não foi conferido. Logo, ele"
                " não está acima de 1.000.",
                "Todos los pedidos de más de 1000 se revisan. Este pedido no se revisó. Por lo tanto, no"
                " es de más de 1000.",
                "Alle Bestellungen über 1.000 werden geprüft. Diese Bestellung wurde nicht geprüft. Also"
                " liegt sie nicht über 1.000."),
          TEXTS("Most employees come by train. Clara is an employee. Therefore Clara comes by train.",
                "A maioria dos funcionários vem de trem. Clara é funcionária. Logo, Clara vem de trem.",
                "La mayoría de los empleados viene en tren. Clara es empleada. Por lo tanto, Clara viene"
                " en tren.",
                "Die meisten Beschäftigten kommen mit dem Zug. Clara gehört zu den Beschäftigten. Also"
                " kommt Clara mit dem Zug."),
          TEXTS("All branch managers get the weekly report. Paul gets the weekly report. Therefore Paul is"
                " a branch manager.",
                "Todos os gerentes de filial recebem o relatório semanal. Paulo recebe o relatório"
                " semanal. Logo, Paulo é gerente de filial.",
                "Todos los jefes de sucursal reciben el informe semanal. Pablo recibe el informe semanal."
                " Por lo tanto, Pablo es jefe de sucursal.",
                "Alle Filialleiter erhalten den Wochenbericht. Paul erhält den Wochenbericht. Also ist"
                " Paul Filialleiter."),
          TEXTS("No temporary employee has a key. Marco has a key. Therefore Marco is not a temporary"
                " employee.",
                "Nenhum funcionário temporário tem chave. Marco tem chave. Logo, Marco não é funcionário"
                " temporário.",
                "Ningún empleado temporal tiene llave. Marco tiene llave. Por lo tanto, Marco no es"
                " empleado temporal.",
                "Keine Aushilfe hat einen Schlüssel. Marco hat einen Schlüssel. Also ist Marco keine"
                " Aushilfe."),
          TEXTS("All of the company's vans are serviced in June. This vehicle is one of the company's"
                " vans. Therefore it is serviced in June.",
                "Todas as vans da empresa passam por revisão em junho. Este veículo é uma das vans da"
                " empresa. Logo, ele passa por revisão em junho.",
                "Todas las furgonetas de la empresa se revisan en junio. Este vehículo es una de las"
                " furgonetas de la empresa. Por lo tanto, se revisa en junio.",
                "Alle Lieferwagen des Unternehmens werden im Juni gewartet. Dieses Fahrzeug ist ein"
                " Lieferwagen des Unternehmens. Also wird es im Juni gewartet.") },
      .credit = { 0, 0, 1 },
      .explanation = TEXTS(
          "That all of a group have something does not mean that whoever has it belongs to the group:"
          " others may have it too. The arguments about the order, the key and the van are valid; the one"
          " about the train errs in another way, from most to one.",
          "Se todos de um grupo têm algo, isso não significa que quem o tem pertença ao grupo: outros"
          " também podem tê-lo. Os argumentos sobre o pedido, a chave e a van são válidos; o do trem erra"
          " de outro modo, passando da maioria a um caso.",
          "Que todos los de un grupo tengan algo no significa que quien lo tiene pertenezca al grupo:"
          " otros también pueden tenerlo. Los argumentos del pedido, la llave y la furgoneta son válidos;"
          " el del tren yerra de otro modo, al pasar de la mayoría a un caso.",
          "Dass alle einer Gruppe etwas haben, heißt nicht, dass zur Gruppe gehört, wer es hat: Andere"
          " können es auch haben. Die Argumente zu Bestellung, Schlüssel und Lieferwagen sind gültig; das"
          " zum Zug irrt auf andere Weise, von den meisten auf eine Person.") },
    { .id = "verbal.14", .type = ITEM_SINGLE, .skill = CONCLUSIONS, .level = 3,
      .stimulus = TEXTS(
          "In a warehouse, all shift leaders are trained in first aid. Some of the employees trained in"
          " first aid are also trained in fire protection. None of the employees trained in fire"
          " protection works nights.",
          "Em um depósito, todos os líderes de turno têm treinamento em primeiros socorros. Alguns dos"
          " funcionários com treinamento em primeiros socorros também têm treinamento em prevenção de"
          " incêndios. Nenhum dos funcionários com treinamento em prevenção de incêndios trabalha à noite.",
          "En un almacén, todos los jefes de turno tienen formación en primeros auxilios. Algunos de los"
          " empleados con formación en primeros auxilios tienen también formación en prevención de"
          " incendios. Ninguno de los empleados con formación en prevención de incendios trabaja de noche.",
          "In einem Lager sind alle Schichtleiter in Erster Hilfe ausgebildet. Einige der in Erster Hilfe"
          " Ausgebildeten sind auch im Brandschutz ausgebildet. Niemand, der im Brandschutz ausgebildet"
          " ist, arbeitet nachts."),
      .text = TEXTS(
          "Which statement must be true?",
          "Qual afirmação é necessariamente verdadeira?",
          "¿Qué afirmación es necesariamente verdadera?",
          "Welche Aussage muss wahr sein?"),
      .options = {
          TEXTS("Some shift leaders are trained in fire protection.",
                "Alguns líderes de turno têm treinamento em prevenção de incêndios.",
                "Algunos jefes de turno tienen formación en prevención de incendios.",
                "Einige Schichtleiter sind im Brandschutz ausgebildet."),
          TEXTS("No shift leader works nights.", "Nenhum líder de turno trabalha à noite.",
                "Ningún jefe de turno trabaja de noche.", "Kein Schichtleiter arbeitet nachts."),
          TEXTS("Nobody who works nights is trained in first aid.",
                "Ninguém que trabalha à noite tem treinamento em primeiros socorros.",
                "Nadie que trabaje de noche tiene formación en primeros auxilios.",
                "Niemand, der nachts arbeitet, ist in Erster Hilfe ausgebildet."),
          TEXTS("Some of those trained in first aid do not work nights.",
                "Alguns dos que têm treinamento em primeiros socorros não trabalham à noite.",
                "Algunos de los que tienen formación en primeros auxilios no trabajan de noche.",
                "Einige der in Erster Hilfe Ausgebildeten arbeiten nicht nachts."),
          TEXTS("Everyone trained in fire protection is a shift leader.",
                "Todos os que têm treinamento em prevenção de incêndios são líderes de turno.",
                "Todos los que tienen formación en prevención de incendios son jefes de turno.",
                "Alle im Brandschutz Ausgebildeten sind Schichtleiter.") },
      .credit = { 0, 0, 0, 1 },
      .explanation = TEXTS(
          "Those trained in both do not work nights, and they are among those trained in first aid."
          " Whether any of them is a shift leader, and who of the others works nights, remains open.",
          "Quem tem os dois treinamentos não trabalha à noite e está entre os que têm treinamento em"
          " primeiros socorros. Se algum deles é líder de turno e quem dos outros trabalha à noite fica em"
          " aberto.",
          "Quienes tienen ambas formaciones no trabajan de noche y están entre los formados en primeros"
          " auxilios. Queda abierto si alguno de ellos es jefe de turno y quién de los demás trabaja de"
          " noche.",
          "Wer in beidem ausgebildet ist, arbeitet nicht nachts und gehört zu den in Erster Hilfe"
          " Ausgebildeten. Ob jemand davon eine Schicht leitet und wer von den anderen nachts arbeitet,"
          " bleibt offen.") },
    { .id = "verbal.15", .type = ITEM_SINGLE, .skill = MEANING, .level = 3,
      .stimulus = TEXTS(
          "It is often said that experienced employees resist new software. Our surveys show something"
          " else: they complained about the old program as often as everyone else, and they were among the"
          " first to change over whenever a new program saved them work. What they rejected were programs"
          " introduced without anyone asking how the work is actually done. Whoever calls that resistance"
          " mistakes a judgement about the tool for fear of it.",
          "Diz-se com frequência que funcionários experientes resistem a softwares novos. Nossas pesquisas"
          " mostram outra coisa: eles reclamavam do programa antigo tanto quanto todos os outros e estavam"
          " entre os primeiros a trocar sempre que um programa novo lhes poupava trabalho. O que"
          " rejeitavam eram programas introduzidos sem que ninguém perguntasse como o trabalho é feito de"
          " fato. Quem chama isso de resistência confunde um julgamento sobre a ferramenta com medo dela.",
          "Se dice a menudo que los empleados con experiencia se resisten al software nuevo. Nuestras"
          " encuestas muestran otra cosa: se quejaban del programa antiguo tanto como los demás y estaban"
          " entre los primeros en cambiar cuando un programa nuevo les ahorraba trabajo. Lo que rechazaban"
          " eran programas introducidos sin que nadie preguntara cómo se hace en realidad el trabajo."
          " Quien llama a eso resistencia confunde un juicio sobre la herramienta con miedo a ella.",
          "Oft heißt es, erfahrene Beschäftigte sträubten sich gegen neue Software. Unsere Umfragen zeigen"
          " etwas anderes: Sie klagten über das alte Programm ebenso oft wie alle anderen und stiegen als"
          " Erste mit um, wenn ein neues Programm ihnen Arbeit ersparte. Was sie ablehnten, waren"
          " Programme, die eingeführt wurden, ohne dass jemand gefragt hätte, wie die Arbeit tatsächlich"
          " abläuft. Wer das Widerstand nennt, verwechselt ein Urteil über das Werkzeug mit Angst davor."),
      .text = TEXTS(
          "Which sentence best sums up the text?",
          "Qual frase resume melhor o texto?",
          "¿Qué frase resume mejor el texto?",
          "Welcher Satz fasst den Text am besten zusammen?"),
      .options = {
          TEXTS("Experienced employees learn new software faster than those who have just joined the"
                " company.",
                "Funcionários experientes aprendem softwares novos mais rápido que os que acabaram de"
                " entrar na empresa.",
                "Los empleados con experiencia aprenden a usar el software nuevo más rápido que quienes"
                " acaban de llegar a la empresa.",
                "Erfahrene Beschäftigte lernen neue Software schneller als Beschäftigte, die gerade erst"
                " angefangen haben."),
          TEXTS("Experienced employees should decide which software a company buys.",
                "Funcionários experientes deveriam decidir quais softwares a empresa compra.",
                "Los empleados con experiencia deberían decidir qué software compra la empresa.",
                "Erfahrene Beschäftigte sollten entscheiden, welche Software ein Unternehmen kauft."),
          TEXTS("Surveys show that employees like new programs better than old ones.",
                "Pesquisas mostram que os funcionários gostam mais de programas novos que de antigos.",
                "Las encuestas muestran que a los empleados les gustan más los programas nuevos que los"
                " antiguos.",
                "Umfragen zeigen, dass Beschäftigten neue Programme besser gefallen als alte."),
          TEXTS("Many employees are afraid of new software until they get to know it.",
                "Muitos funcionários têm medo de softwares novos até conhecê-los.",
                "Muchos empleados temen el software nuevo hasta que lo conocen.",
                "Viele Beschäftigte haben Angst vor neuer Software, bis sie sie kennenlernen."),
          TEXTS("Experienced employees do not fear new software; they judge whether it suits the work.",
                "Funcionários experientes não temem softwares novos; avaliam se eles servem para o"
                " trabalho.",
                "Los empleados con experiencia no temen el software nuevo; juzgan si sirve para el"
                " trabajo.",
                "Erfahrene Beschäftigte fürchten neue Software nicht; sie beurteilen, ob sie zur Arbeit"
                " passt.") },
      .credit = { 0, 0, 0, 0, 1 },
      .explanation = TEXTS(
          "The text sets out to correct a prejudice: what looks like fear is a judgement. It compares"
          " neither speeds of learning nor programs in general, and it does not say who should buy"
          " software.",
          "O texto quer corrigir um preconceito: o que parece medo é um julgamento. Não compara ritmos de"
          " aprendizagem nem programas em geral e não diz quem deve comprar softwares.",
          "El texto quiere corregir un prejuicio: lo que parece miedo es un juicio. No compara ritmos de"
          " aprendizaje ni programas en general, y no dice quién debe comprar el software.",
          "Der Text will ein Vorurteil berichtigen: Was wie Angst aussieht, ist ein Urteil. Er vergleicht"
          " weder Lerntempo noch Programme im Allgemeinen und sagt nicht, wer Software kaufen soll.") },
    { .id = "verbal.16", .type = ITEM_MULTIPLE, .skill = CONCLUSIONS, .level = 3,
      .stimulus = TEXTS(
          "A service centre changed its way of working: each employee now answers questions about one"
          " subject only, instead of all subjects. Since then, 82% of questions have been solved at the"
          " first contact; before, it was 70%. The average waiting time, however, has risen from three to"
          " five minutes, because it happens that some employees have nothing to do while customers wait"
          " for others. Customer satisfaction, which is measured after every contact, has not changed.",
          "Uma central de atendimento mudou sua forma de trabalhar: cada funcionário agora responde a"
          " perguntas sobre um único assunto, em vez de todos. Desde então, 82% das perguntas são"
          " resolvidas no primeiro contato; antes, eram 70%. O tempo médio de espera, porém, subiu de três"
          " para cinco minutos, porque acontece de alguns funcionários não terem o que fazer enquanto"
          " clientes esperam por outros. A satisfação dos clientes, medida após cada contato, não mudou.",
          "Un centro de atención cambió su forma de trabajar: ahora cada empleado responde preguntas sobre"
          " un solo tema, en lugar de todos. Desde entonces, el 82 % de las preguntas se resuelve en el"
          " primer contacto; antes era el 70 %. Sin embargo, el tiempo medio de espera ha subido de tres a"
          " cinco minutos, porque ocurre que algunos empleados no tienen nada que hacer mientras hay"
          " clientes que esperan a otros. La satisfacción de los clientes, que se mide después de cada"
          " contacto, no ha cambiado.",
          "Ein Servicecenter hat seine Arbeitsweise geändert: Wer dort arbeitet, beantwortet jetzt Fragen"
          " zu nur einem Thema statt zu allen. Seitdem werden 82 % der Fragen beim ersten Kontakt gelöst;"
          " vorher waren es 70 %. Die durchschnittliche Wartezeit ist jedoch von drei auf fünf Minuten"
          " gestiegen, weil es vorkommt, dass einige Beschäftigte nichts zu tun haben, während Kunden auf"
          " andere warten. Die Kundenzufriedenheit, die nach jedem Kontakt gemessen wird, ist unverändert."),
      .text = TEXTS(
          "Which of these statements follow from the text?",
          "Quais destas afirmações decorrem do texto?",
          "¿Cuáles de estas afirmaciones se desprenden del texto?",
          "Welche dieser Aussagen folgen aus dem Text?"),
      .options = {
          TEXTS("Compared with before, a smaller share of the questions is not solved at the first"
                " contact.",
                "Em comparação com antes, uma parcela menor das perguntas não é resolvida no primeiro"
                " contato.",
                "En comparación con antes, una proporción menor de las preguntas no se resuelve en el"
                " primer contacto.",
                "Im Vergleich zu vorher wird ein kleinerer Teil der Fragen nicht beim ersten Kontakt"
                " gelöst."),
          TEXTS("Customers care more about a good answer than about a short wait.",
                "Para os clientes, uma boa resposta importa mais que uma espera curta.",
                "A los clientes les importa más una buena respuesta que una espera corta.",
                "Kunden ist eine gute Antwort wichtiger als eine kurze Wartezeit."),
          TEXTS("At times, employees are idle although customers are waiting.",
                "Às vezes, há funcionários ociosos embora haja clientes esperando.",
                "A veces hay empleados sin nada que hacer aunque haya clientes esperando.",
                "Zeitweise sind Beschäftigte ohne Arbeit, obwohl Kunden warten."),
          TEXTS("Satisfaction would have risen if the waiting time had stayed the same.",
                "A satisfação teria aumentado se o tempo de espera tivesse permanecido igual.",
                "La satisfacción habría aumentado si el tiempo de espera hubiera seguido igual.",
                "Die Zufriedenheit wäre gestiegen, wenn die Wartezeit gleich geblieben wäre."),
          TEXTS("The centre solves more questions per day than before.",
                "A central resolve mais perguntas por dia do que antes.",
                "El centro resuelve más preguntas al día que antes.",
                "Das Servicecenter löst mehr Fragen am Tag als zuvor.") },
      .credit = { 1, 0, 1 },
      .explanation = TEXTS(
          "The share not solved at the first contact fell from 30% to 18%, and idle employees while"
          " customers wait are stated. Why satisfaction stayed the same is not known, and the text gives"
          " shares, not numbers of questions.",
          "A parcela não resolvida no primeiro contato caiu de 30% para 18%, e o texto afirma que há"
          " funcionários ociosos enquanto clientes esperam. Não se sabe por que a satisfação não mudou, e"
          " o texto informa proporções, não números de perguntas.",
          "La parte no resuelta en el primer contacto bajó del 30 % al 18 %, y el texto dice que hay"
          " empleados sin nada que hacer mientras hay clientes que esperan. No se sabe por qué la"
          " satisfacción no cambió, y el texto da proporciones, no números de preguntas.",
          "Der Anteil der nicht beim ersten Kontakt gelösten Fragen sank von 30 % auf 18 %, und dass"
          " Beschäftigte ohne Arbeit sind, während Kunden warten, steht im Text. Warum die Zufriedenheit"
          " gleich blieb, ist unbekannt, und der Text nennt Anteile, keine Anzahlen.") },
};

const struct test test_verbal = {
    .code = "verbal", .number = 2, .minutes = 20,
    .title = TEXTS(
        "Verbal reasoning",
        "Raciocínio verbal",
        "Razonamiento verbal",
        "Sprachlogisches Denken"),
    .summary = TEXTS(
        "Understanding short texts from working life, drawing the conclusions they allow, and judging"
        " arguments.",
        "Compreender textos curtos do dia a dia de trabalho, tirar as conclusões que eles permitem e"
        " avaliar argumentos.",
        "Comprender textos breves de la vida laboral, sacar las conclusiones que permiten y evaluar"
        " argumentos.",
        "Kurze Texte aus dem Arbeitsleben verstehen, die Schlüsse ziehen, die sie zulassen, und"
        " Argumente beurteilen."),
    .instructions = TEXTS(
        "Answer each question from its text alone, even if you know more about the subject or are of"
        " another opinion. Read closely: a single word can decide. The questions become harder towards"
        " the end.",
        "Responda a cada pergunta só com base no texto, mesmo que você saiba mais sobre o assunto ou"
        " tenha outra opinião. Leia com atenção: uma única palavra pode decidir. As perguntas ficam mais"
        " difíceis perto do fim.",
        "Responda a cada pregunta solo a partir del texto, aunque sepa más del tema o tenga otra"
        " opinión. Lea con atención: una sola palabra puede decidir. Las preguntas se vuelven más"
        " difíciles hacia el final.",
        "Beantworten Sie jede Frage allein nach dem Text, auch wenn Sie mehr über das Thema wissen oder"
        " anderer Meinung sind. Lesen Sie genau: Ein einziges Wort kann entscheiden. Zum Ende hin werden"
        " die Fragen schwerer."),
    .skills = {
        [READING] = TEXTS("Reading closely", "Leitura atenta", "Lectura atenta", "Genaues Lesen"),
        [CONCLUSIONS] = TEXTS("Drawing conclusions", "Tirar conclusões", "Sacar conclusiones",
                              "Schlüsse ziehen"),
        [MEANING] = TEXTS("Main point and meaning", "Ideia principal e sentido", "Idea principal y sentido",
                          "Kernaussage und Bedeutung"),
        [ARGUMENTS] = TEXTS("Judging arguments", "Avaliar argumentos", "Evaluar argumentos",
                            "Argumente beurteilen") },
    .questions = questions, .questions_n = sizeof questions / sizeof questions[0],
};
