/* test_judgement.c - situational judgement at work: which of several actions is the best.
 *
 * The keys rest on a few principles: safety comes first; be honest; deal with the problem and
 * not only with its appearance; take responsibility; involve those it concerns, in time.  The
 * best action earns the mark; one that serves the same principles in part earns half of it.
 */
#include "domain/test.h"

enum { CUSTOMERS, COLLEAGUES, PRIORITIES, HONESTY, SAFETY };

static const struct question questions[] = {
    { .id = "judgement.01", .type = ITEM_SINGLE, .skill = CUSTOMERS, .level = 1,
      .stimulus = TEXTS(
          "You work in customer service. A customer calls and is annoyed: for the second time, the lamp"
          " she ordered has come in the wrong colour. The mistake was not yours.",
          "Você trabalha no atendimento ao cliente. Uma cliente liga, irritada: pela segunda vez, a"
          " luminária que ela pediu chegou na cor errada. O erro não foi seu.",
          "Usted trabaja en atención al cliente. Llama una clienta, molesta: por segunda vez, la lámpara"
          " que pidió ha llegado en el color equivocado. El error no fue suyo.",
          "Sie arbeiten im Kundenservice. Eine Kundin ruft verärgert an: Zum zweiten Mal ist die Lampe,"
          " die sie bestellt hat, in der falschen Farbe gekommen. Der Fehler lag nicht bei Ihnen."),
      .text = TEXTS(
          "A customer is annoyed about a repeated wrong delivery. What is the best thing to do?",
          "Uma cliente está irritada com uma entrega errada repetida. O que é melhor fazer?",
          "Una clienta está molesta por una entrega equivocada repetida. ¿Qué es lo mejor que puede hacer?",
          "Eine Kundin ist über eine wiederholte Falschlieferung verärgert. Was tun Sie am besten?"),
      .options = {
          TEXTS("Explain that the warehouse made the mistake, and give her its telephone number.",
                "Explicar que o erro foi do depósito e dar a ela o telefone de lá.",
                "Explicarle que el error fue del almacén y darle el teléfono de allí.",
                "Erklären, dass der Fehler im Lager lag, und ihr dessen Nummer geben."),
          TEXTS("Apologise, have the right lamp sent, and pass on that it happened twice.",
                "Pedir desculpas, providenciar o envio da luminária certa e avisar internamente que isso"
                " ocorreu duas vezes.",
                "Disculparse, hacer enviar la lámpara correcta y avisar internamente de que ha ocurrido"
                " dos veces.",
                "Sich entschuldigen, die richtige Lampe schicken lassen und intern melden, dass es zweimal"
                " geschah."),
          TEXTS("Ask her to fill in the complaint form on the website, so that the case is on record and"
                " examined.",
                "Pedir que ela preencha o formulário de reclamação no site da empresa, para que o caso"
                " fique registrado e seja analisado.",
                "Pedirle que rellene el formulario de quejas de la web de la empresa, para que quede"
                " constancia y se estudie el caso.",
                "Sie bitten, das Beschwerdeformular auf der Website auszufüllen, damit der Fall"
                " festgehalten ist und geprüft wird."),
          TEXTS("Order the right lamp again and end the call quickly, as others are waiting.",
                "Pedir de novo a luminária certa e encerrar logo a ligação, pois há outras pessoas"
                " esperando.",
                "Volver a pedir la lámpara correcta y terminar pronto la llamada, porque esperan otras"
                " personas.",
                "Die richtige Lampe neu bestellen und das Gespräch rasch beenden, weil andere warten.") },
      .credit = { 0, 1, 0, 0.5 },
      .explanation = TEXTS(
          "For the customer you are the company: apologising and solving the problem comes first, and"
          " passing it on keeps it from happening a third time. A mere new order solves the case, but"
          " neither takes her seriously nor removes the cause. The other two send her elsewhere.",
          "Para a cliente, você é a empresa: pedir desculpas e resolver o problema vem primeiro, e avisar"
          " internamente evita uma terceira vez. Só refazer o pedido resolve o caso, mas não dá atenção à"
          " cliente nem elimina a causa. As outras duas ações a mandam para outro lugar.",
          "Para la clienta, usted es la empresa: lo primero es disculparse y resolver el problema, y"
          " avisar internamente evita una tercera vez. Limitarse a repetir el pedido resuelve el caso,"
          " pero ni atiende a la clienta ni elimina la causa. Las otras dos acciones la envían a otra"
          " parte.",
          "Für die Kundin sind Sie das Unternehmen: Zuerst kommen Entschuldigung und Lösung, und die"
          " Meldung beugt einem dritten Mal vor. Eine bloße Neubestellung löst den Fall, nimmt aber weder"
          " die Kundin ernst noch beseitigt sie die Ursache. Die anderen beiden schicken sie weg.") },
    { .id = "judgement.02", .type = ITEM_SINGLE, .skill = COLLEAGUES, .level = 1,
      .stimulus = TEXTS(
          "A new colleague asks you for the third time this week how to enter an order in the program. You"
          " are busy with a task that has to be finished within an hour. The colleague's order can wait"
          " until the afternoon.",
          "Um novo colega pergunta a você, pela terceira vez nesta semana, como se registra um pedido no"
          " programa. Você está no meio de uma tarefa que precisa ficar pronta em uma hora. O pedido do"
          " colega pode esperar até a tarde.",
          "Un compañero nuevo le pregunta por tercera vez esta semana cómo se introduce un pedido en el"
          " programa. Usted está con una tarea que debe quedar terminada en una hora. El pedido del"
          " compañero puede esperar hasta la tarde.",
          "Ein neuer Kollege fragt Sie zum dritten Mal in dieser Woche, wie man eine Bestellung in das"
          " Programm eingibt. Sie sind mit einer Aufgabe beschäftigt, die in einer Stunde fertig sein"
          " muss. Die Bestellung des Kollegen kann bis zum Nachmittag warten."),
      .text = TEXTS(
          "A new colleague needs help while you are busy. What is the best thing to do?",
          "Um novo colega precisa de ajuda enquanto você está no meio de outra tarefa. O que é melhor"
          " fazer?",
          "Un compañero nuevo necesita ayuda mientras usted está con otra cosa. ¿Qué es lo mejor que puede"
          " hacer?",
          "Ein neuer Kollege braucht Hilfe, während Sie zu tun haben. Was tun Sie am besten?"),
      .options = {
          TEXTS("Point out that you have explained it twice, and that notes would have been a good idea.",
                "Lembrar que você já explicou duas vezes e que teria sido bom fazer anotações.",
                "Recordarle que ya se lo ha explicado dos veces y que habría sido buena idea tomar notas.",
                "Darauf hinweisen, dass Sie es schon zweimal erklärt haben und Notizen gut gewesen wären."),
          TEXTS("Enter the order for him quickly, so that both of you can get on with your work.",
                "Registrar rapidamente o pedido por ele, para que os dois possam seguir com o trabalho.",
                "Introducir usted el pedido en un momento, para que ambos puedan seguir trabajando.",
                "Die Bestellung rasch selbst eingeben, damit Sie beide weiterarbeiten können."),
          TEXTS("Let the manager know that he is not learning the program fast enough.",
                "Avisar a chefia de que ele não está aprendendo o programa com rapidez suficiente.",
                "Avisar a su responsable de que no aprende el programa lo bastante rápido.",
                "Die Führungskraft wissen lassen, dass er das Programm nicht schnell genug lernt."),
          TEXTS("Offer to go through it with him in the afternoon, while he writes down the steps.",
                "Combinar de repassar tudo com ele à tarde, enquanto ele anota os passos.",
                "Proponerle repasarlo juntos por la tarde, mientras él apunta los pasos.",
                "Anbieten, es am Nachmittag gemeinsam durchzugehen, während er die Schritte notiert."),
          TEXTS("Leave the question unanswered until he has tried it by himself a few times.",
                "Deixar a pergunta sem resposta até que ele tenha tentado algumas vezes sozinho.",
                "Dejar la pregunta sin responder hasta que lo haya intentado solo unas cuantas veces.",
                "Die Frage unbeantwortet lassen, bis er es einige Male allein versucht hat.") },
      .credit = { 0, 0.5, 0, 1 },
      .explanation = TEXTS(
          "Nothing is lost by waiting until the afternoon, your own deadline is kept, and with written"
          " steps he will manage alone. Doing it for him helps today, but he learns nothing. Reproach,"
          " silence and complaint help nobody.",
          "Nada se perde ao esperar até a tarde, seu prazo é cumprido e, com os passos anotados, ele"
          " conseguirá sozinho. Fazer por ele ajuda hoje, mas ele não aprende nada. Censura, silêncio e"
          " queixa não ajudam ninguém.",
          "Nada se pierde por esperar a la tarde, usted cumple su plazo y, con los pasos apuntados, él"
          " podrá hacerlo solo. Hacerlo en su lugar ayuda hoy, pero así no aprende. El reproche, el"
          " silencio y la queja no ayudan a nadie.",
          "Durch das Warten bis zum Nachmittag geht nichts verloren, Ihr eigener Termin wird gehalten, und"
          " mit notierten Schritten kommt er künftig allein zurecht. Es für ihn zu tun hilft heute, aber"
          " er lernt nichts. Vorwurf, Schweigen und Beschwerde helfen niemandem.") },
    { .id = "judgement.03", .type = ITEM_SINGLE, .skill = PRIORITIES, .level = 1,
      .stimulus = TEXTS(
          "It is 9 a.m. By noon your manager needs a report that will take you almost three hours. By"
          " tomorrow evening a customer expects an offer, which will take an hour. You also want to tidy"
          " up the shared folder at last, which will take half an hour.",
          "São 9h. Até o meio-dia, sua chefia precisa de um relatório que vai exigir quase três horas. Até"
          " amanhã no fim da tarde, um cliente espera uma proposta, que vai exigir uma hora. Você também"
          " quer finalmente organizar a pasta compartilhada, o que vai exigir meia hora.",
          "Son las 9:00. Antes de las 12:00, su responsable necesita un informe que le llevará casi tres"
          " horas. Un cliente espera una oferta a más tardar mañana al final de la jornada; le llevará una"
          " hora. Además, usted quiere ordenar por fin la carpeta compartida, lo que llevará media hora.",
          "Es ist 9 Uhr. Bis 12 Uhr braucht Ihre Führungskraft einen Bericht, an dem Sie fast drei Stunden"
          " arbeiten werden. Bis morgen Abend erwartet ein Kunde ein Angebot, für das Sie eine Stunde"
          " brauchen. Außerdem möchten Sie endlich den gemeinsamen Ordner aufräumen, wofür Sie eine halbe"
          " Stunde brauchen."),
      .text = TEXTS(
          "You have three tasks. In which order is it best to do them?",
          "Você tem três tarefas. Em que ordem é melhor fazê-las?",
          "Tiene tres tareas. ¿En qué orden es mejor hacerlas?",
          "Sie haben drei Aufgaben. In welcher Reihenfolge erledigen Sie sie am besten?"),
      .options = {
          TEXTS("The folder first, because it is done quickly, then the report, then the offer.",
                "Primeiro a pasta, porque é rápida, depois o relatório, depois a proposta.",
                "Primero la carpeta, porque se hace rápido, luego el informe, luego la oferta.",
                "Zuerst den Ordner, weil das schnell geht, dann den Bericht, dann das Angebot."),
          TEXTS("The offer first, because customers come first, then the report, then the folder.",
                "Primeiro a proposta, porque clientes vêm primeiro, depois o relatório, depois a pasta.",
                "Primero la oferta, porque los clientes van primero, luego el informe, luego la carpeta.",
                "Zuerst das Angebot, weil Kunden vorgehen, dann den Bericht, dann den Ordner."),
          TEXTS("The report first, then the offer, and the folder when both are done.",
                "Primeiro o relatório, depois a proposta, e a pasta quando os dois estiverem prontos.",
                "Primero el informe, luego la oferta, y la carpeta cuando ambos estén listos.",
                "Zuerst den Bericht, dann das Angebot und den Ordner, wenn beides fertig ist."),
          TEXTS("The report first, then the folder, and the offer in the course of tomorrow.",
                "Primeiro o relatório, depois a pasta, e a proposta no decorrer do dia de amanhã.",
                "Primero el informe, luego la carpeta, y la oferta a lo largo del día de mañana.",
                "Zuerst den Bericht, dann den Ordner und das Angebot im Lauf des morgigen Tages."),
          TEXTS("All three in turn, half an hour each, so that every task moves forward.",
                "As três alternadamente, meia hora cada, para que todas as tarefas avancem.",
                "Las tres por turnos, media hora cada una, para que avancen todas.",
                "Alle drei im Wechsel, je eine halbe Stunde, damit jede Aufgabe vorankommt.") },
      .credit = { 0, 0, 1, 0.5 },
      .explanation = TEXTS(
          "Only by starting the report now will it be ready by noon. The offer has a date too and comes"
          " before the folder, which has none. Leaving the offer until tomorrow still keeps both dates,"
          " but leaves no reserve, for the sake of something that could wait.",
          "Só começando agora o relatório ficará pronto até o meio-dia. A proposta também tem prazo e vem"
          " antes da pasta, que não tem nenhum. Deixar a proposta para amanhã ainda cumpre os dois prazos,"
          " mas sem folga e em favor de algo que podia esperar.",
          "Solo empezando ahora estará listo el informe a las 12:00. La oferta también tiene plazo y va"
          " antes que la carpeta, que no tiene ninguno. Dejar la oferta para mañana aún cumple ambos"
          " plazos, pero sin margen y en favor de algo que podía esperar.",
          "Nur wenn Sie jetzt beginnen, ist der Bericht um 12 Uhr fertig. Auch das Angebot hat einen"
          " Termin und kommt vor dem Ordner, der keinen hat. Das Angebot erst morgen zu schreiben hält"
          " zwar beide Termine, lässt aber keine Reserve, und das zugunsten von etwas, das warten könnte.") },
    { .id = "judgement.04", .type = ITEM_SINGLE, .skill = HONESTY, .level = 1,
      .stimulus = TEXTS(
          "An hour ago you sent a customer an offer. Now you notice that you made a mistake in the"
          " calculation: the price is far too low. The customer has not replied yet.",
          "Há uma hora você enviou uma proposta a um cliente. Agora percebe que errou no cálculo: o preço"
          " está baixo demais. O cliente ainda não respondeu.",
          "Hace una hora envió una oferta a un cliente. Ahora se da cuenta de que cometió un error en el"
          " cálculo: el precio es demasiado bajo. El cliente aún no ha respondido.",
          "Vor einer Stunde haben Sie einem Kunden ein Angebot geschickt. Jetzt bemerken Sie, dass Sie"
          " sich verrechnet haben: Der Preis ist viel zu niedrig. Der Kunde hat noch nicht geantwortet."),
      .text = TEXTS(
          "You notice a mistake in an offer that you have sent. What is the best thing to do?",
          "Você percebe um erro em uma proposta que enviou. O que é melhor fazer?",
          "Se da cuenta de un error en una oferta que ha enviado. ¿Qué es lo mejor que puede hacer?",
          "Sie bemerken einen Fehler in einem Angebot, das Sie verschickt haben. Was tun Sie am besten?"),
      .options = {
          TEXTS("Wait until it is clear whether the customer is interested in the offer at all.",
                "Esperar até ficar claro se o cliente tem mesmo interesse na proposta.",
                "Esperar hasta que se sepa si al cliente le interesa siquiera la oferta.",
                "Abwarten, bis klar ist, ob sich der Kunde überhaupt für das Angebot interessiert."),
          TEXTS("Send a new offer with the right price, without referring to the first one.",
                "Enviar uma nova proposta com o preço certo, sem mencionar a primeira.",
                "Enviar una oferta nueva con el precio correcto, sin mencionar la primera.",
                "Ein neues Angebot mit dem richtigen Preis schicken, ohne das erste zu erwähnen."),
          TEXTS("Ask your manager by e-mail what to do, and wait for the answer.",
                "Perguntar por e-mail à chefia o que fazer e esperar a resposta.",
                "Preguntar por correo a su responsable qué hacer y esperar la respuesta.",
                "Die Führungskraft per E-Mail fragen, was zu tun ist, und die Antwort abwarten."),
          TEXTS("Keep to the price, and make up for it with higher prices in later offers.",
                "Manter o preço e compensar com preços mais altos em propostas futuras.",
                "Mantener el precio y compensarlo con precios más altos en ofertas posteriores.",
                "Bei dem Preis bleiben und ihn durch höhere Preise in späteren Angeboten ausgleichen."),
          TEXTS("Tell the customer about the mistake now, apologise, and inform your manager.",
                "Informar o erro ao cliente agora, pedir desculpas e avisar a chefia.",
                "Comunicar ahora el error al cliente, disculparse e informar a su responsable.",
                "Den Kunden jetzt auf den Fehler hinweisen, sich entschuldigen und die Führungskraft"
                " informieren.") },
      .credit = { 0, 0, 0.5, 0, 1 },
      .explanation = TEXTS(
          "A mistake that is owned up to at once costs least: nobody has relied on the price yet. Asking"
          " the manager is responsible, but loses time in which the customer may accept. Waiting, hiding"
          " the mistake or getting the money back in other ways damages trust.",
          "Um erro admitido logo é o que custa menos: ninguém ainda contou com o preço. Perguntar à chefia"
          " é responsável, mas perde tempo em que o cliente pode aceitar. Esperar, esconder o erro ou"
          " recuperar o dinheiro de outro modo prejudica a confiança.",
          "Un error que se reconoce enseguida es el que menos cuesta: nadie ha contado aún con el precio."
          " Preguntar a la persona responsable es sensato, pero hace perder un tiempo en el que el cliente"
          " puede aceptar. Esperar, ocultar el error o recuperar el dinero por otra vía daña la confianza.",
          "Ein sofort eingeräumter Fehler kostet am wenigsten: Noch hat niemand mit dem Preis gerechnet."
          " Die Führungskraft zu fragen ist verantwortungsvoll, kostet aber Zeit, in der der Kunde"
          " annehmen kann. Abwarten, Verschweigen oder das Geld auf anderem Weg zurückzuholen schadet dem"
          " Vertrauen.") },
    { .id = "judgement.05", .type = ITEM_SINGLE, .skill = SAFETY, .level = 1,
      .stimulus = TEXTS(
          "On your way to a meeting that begins in two minutes, you see a puddle of oil on the floor of a"
          " corridor that many people use.",
          "A caminho de uma reunião que começa em dois minutos, você vê uma poça de óleo no chão de um"
          " corredor por onde passa muita gente.",
          "De camino a una reunión que empieza en dos minutos, ve un charco de aceite en el suelo de un"
          " pasillo por el que pasa mucha gente.",
          "Auf dem Weg zu einer Besprechung, die in zwei Minuten beginnt, sehen Sie eine Öllache auf dem"
          " Boden eines viel benutzten Flurs."),
      .text = TEXTS(
          "You come across oil on the floor. What is the best thing to do?",
          "Você encontra óleo no chão. O que é melhor fazer?",
          "Encuentra aceite en el suelo. ¿Qué es lo mejor que puede hacer?",
          "Sie stoßen auf Öl auf dem Boden. Was tun Sie am besten?"),
      .options = {
          TEXTS("Keep people away from the spot, call someone to clean it, and arrive a little late.",
                "Manter as pessoas longe do local, chamar alguém para limpar e chegar com um pequeno"
                " atraso.",
                "Mantener a la gente lejos del lugar, llamar a alguien que lo limpie y llegar un poco"
                " tarde.",
                "Andere von der Stelle fernhalten, jemanden zum Reinigen rufen und etwas zu spät kommen."),
          TEXTS("Go to the meeting on time, and report the puddle as soon as the meeting is over.",
                "Ir à reunião no horário e avisar sobre a poça assim que a reunião terminar.",
                "Ir a la reunión a tiempo y avisar del charco en cuanto termine.",
                "Pünktlich zur Besprechung gehen und die Lache melden, sobald sie vorbei ist."),
          TEXTS("Walk around the puddle and go on, since others are responsible for cleaning the building.",
                "Contornar a poça e seguir em frente, já que a limpeza do prédio é responsabilidade de"
                " outras pessoas.",
                "Rodear el charco y seguir adelante, ya que de la limpieza del edificio se encargan otras"
                " personas.",
                "Um die Lache herumgehen und weitergehen, da für die Reinigung des Gebäudes andere"
                " zuständig sind."),
          TEXTS("Send building services a message while walking on, so as to be in time.",
                "Mandar uma mensagem à manutenção do prédio sem parar de andar, para chegar a tempo.",
                "Enviar un mensaje al servicio del edificio mientras sigue andando, para llegar a tiempo.",
                "Der Hausverwaltung im Weitergehen eine Nachricht schicken, um rechtzeitig da zu sein.") },
      .credit = { 1, 0, 0, 0.5 },
      .explanation = TEXTS(
          "Somebody could slip at any moment, so the danger has to be dealt with now; being a little late"
          " harms nobody. A message at least gets help on its way, but leaves the spot unguarded until it"
          " comes.",
          "Alguém pode escorregar a qualquer momento, por isso é preciso cuidar do perigo agora; um"
          " pequeno atraso não prejudica ninguém. Uma mensagem ao menos põe a ajuda a caminho, mas deixa o"
          " local sem proteção até que ela chegue.",
          "Alguien podría resbalar en cualquier momento, así que hay que ocuparse del peligro ahora; un"
          " pequeño retraso no perjudica a nadie. Un mensaje al menos pone en marcha la ayuda, pero deja"
          " el lugar sin protección hasta que llegue.",
          "Jeden Moment könnte jemand ausrutschen, deshalb ist die Gefahr jetzt zu beseitigen; eine kleine"
          " Verspätung schadet niemandem. Eine Nachricht bringt wenigstens Hilfe auf den Weg, lässt die"
          " Stelle aber bis dahin ungesichert.") },
    { .id = "judgement.06", .type = ITEM_SINGLE, .skill = CUSTOMERS, .level = 2,
      .stimulus = TEXTS(
          "A firm that has been your customer for years needs an order on Friday. You know that production"
          " cannot finish it before Tuesday. The firm's buyer says that otherwise they will order"
          " elsewhere in future.",
          "Uma empresa que é sua cliente há anos precisa de um pedido na sexta-feira. Você sabe que a"
          " produção não consegue terminá-lo antes de terça. A compradora da empresa diz que, caso"
          " contrário, passarão a comprar em outro lugar.",
          "Una empresa que es cliente suya desde hace años necesita un pedido para el viernes. Usted sabe"
          " que producción no puede terminarlo antes del martes. La compradora de la empresa dice que, si"
          " no, en el futuro comprarán en otro sitio.",
          "Eine Firma, die seit Jahren bei Ihnen kauft, braucht eine Bestellung am Freitag. Sie wissen,"
          " dass die Produktion nicht vor Dienstag damit fertig wird. Die Einkäuferin der Firma sagt, dass"
          " man sonst künftig woanders bestellt."),
      .text = TEXTS(
          "A customer asks for a date that cannot be met. What is the best thing to do?",
          "Um cliente pede um prazo que não pode ser cumprido. O que é melhor fazer?",
          "Un cliente pide un plazo que no se puede cumplir. ¿Qué es lo mejor que puede hacer?",
          "Ein Kunde verlangt einen Termin, der nicht zu halten ist. Was tun Sie am besten?"),
      .options = {
          TEXTS("Promise Friday so as not to lose the customer, and then urge production to hurry.",
                "Prometer a sexta-feira para não perder o cliente e depois apressar a produção.",
                "Prometer el viernes para no perder al cliente y luego meter prisa a producción.",
                "Den Freitag zusagen, um den Kunden nicht zu verlieren, und dann die Produktion zur Eile"
                " drängen."),
          TEXTS("Say that Friday is not possible, promise Tuesday instead, and say that you regret it.",
                "Dizer que sexta-feira não é possível, dar a terça como data certa e lamentar.",
                "Decir que el viernes no es posible, dar el martes como fecha segura y lamentarlo.",
                "Sagen, dass Freitag nicht möglich ist, Dienstag fest zusagen und Ihr Bedauern ausdrücken."),
          TEXTS("Say that Friday is not possible for everything, and look into what could be delivered by"
                " then.",
                "Dizer que nem tudo é possível para sexta-feira e verificar o que poderia ser entregue até"
                " lá.",
                "Decir que para el viernes no es posible todo y averiguar qué se podría entregar hasta"
                " entonces.",
                "Sagen, dass bis Freitag nicht alles möglich ist, und klären, was bis dahin geliefert"
                " werden könnte."),
          TEXTS("Leave it open whether Friday will work out, and get in touch again on Thursday.",
                "Deixar em aberto se sexta-feira vai dar certo e voltar a entrar em contato na quinta.",
                "Dejar abierto si el viernes será posible y volver a ponerse en contacto el jueves.",
                "Offenlassen, ob Freitag klappt, und sich am Donnerstag wieder melden.") },
      .credit = { 0, 0.5, 1 },
      .explanation = TEXTS(
          "Honest about what is impossible, and helpful within what is possible: perhaps a part is enough"
          " for Friday. A plain refusal is honest too, but does not look for a solution. A promise you"
          " know to be false, or a vague answer, takes from the customer the time to prepare.",
          "Honestidade sobre o que é impossível e ajuda dentro do possível: talvez uma parte baste para"
          " sexta-feira. A simples recusa também é honesta, mas não procura solução. Uma promessa que se"
          " sabe falsa ou uma resposta vaga tira do cliente o tempo para se organizar.",
          "Honestidad sobre lo imposible y ayuda dentro de lo posible: quizá para el viernes baste una"
          " parte. La simple negativa también es honesta, pero no busca solución. Una promesa que se sabe"
          " falsa o una respuesta vaga quita al cliente tiempo para organizarse.",
          "Ehrlich über das Unmögliche und hilfreich im Möglichen: Vielleicht genügt am Freitag ein Teil."
          " Eine bloße Absage ist auch ehrlich, sucht aber keine Lösung. Eine Zusage wider besseres Wissen"
          " oder eine vage Antwort nimmt dem Kunden die Zeit, sich darauf einzustellen.") },
    { .id = "judgement.07", .type = ITEM_SINGLE, .skill = COLLEAGUES, .level = 2,
      .stimulus = TEXTS(
          "In a meeting, a colleague presents as his own an idea that you told him about last week. Your"
          " manager praises him for it. Otherwise you work well together.",
          "Em uma reunião, um colega apresenta como dele uma ideia que você lhe contou na semana passada."
          " A chefia o elogia por isso. No mais, vocês trabalham bem juntos.",
          "En una reunión, un compañero presenta como propia una idea que usted le contó la semana pasada."
          " Su responsable lo felicita por ella. Por lo demás, ustedes trabajan bien juntos.",
          "In einer Besprechung stellt ein Kollege eine Idee als seine eigene vor, von der Sie ihm vorige"
          " Woche erzählt haben. Ihre Führungskraft lobt ihn dafür. Sonst arbeiten Sie gut zusammen."),
      .text = TEXTS(
          "A colleague has presented your idea as his own. What is the best thing to do?",
          "Um colega apresentou sua ideia como se fosse dele. O que é melhor fazer?",
          "Un compañero ha presentado la idea de usted como propia. ¿Qué es lo mejor que puede hacer?",
          "Ein Kollege hat Ihre Idee als seine ausgegeben. Was tun Sie am besten?"),
      .options = {
          TEXTS("Speak to him alone soon, say how you see it, and ask him to set it right.",
                "Conversar logo com ele a sós, dizer como você vê o caso e pedir que ele o corrija.",
                "Hablar pronto con él a solas, decirle cómo lo ve usted y pedirle que lo aclare.",
                "Bald unter vier Augen mit ihm reden, Ihre Sicht schildern und ihn bitten, es"
                " richtigzustellen."),
          TEXTS("Interrupt him, and accuse him in front of everyone of taking your idea.",
                "Interrompê-lo e acusá-lo, na frente de todos, de ter se apropriado da ideia.",
                "Interrumpirlo y acusarlo delante de todos de haberse apropiado de la idea.",
                "Ihn unterbrechen und ihm vor allen vorwerfen, Ihre Idee gestohlen zu haben."),
          TEXTS("Say nothing, and keep your ideas to yourself from now on.",
                "Não dizer nada e, de agora em diante, guardar suas ideias para você.",
                "No decir nada y, de ahora en adelante, guardarse sus ideas.",
                "Nichts sagen und Ihre Ideen von nun an für sich behalten."),
          TEXTS("Tell your manager calmly, the next time you speak, what your part in it was.",
                "Contar com calma à chefia, na próxima conversa, qual foi sua participação.",
                "Contar con calma a su responsable, en la próxima conversación, cuál fue su parte.",
                "Ihrer Führungskraft im nächsten Gespräch sachlich sagen, was Ihr Anteil daran war."),
          TEXTS("Tell other colleagues what happened, so that they are careful with him.",
                "Contar a outros colegas o que aconteceu, para que tenham cuidado com ele.",
                "Contar a otros compañeros lo ocurrido, para que tengan cuidado con él.",
                "Anderen im Team davon erzählen, damit sie bei ihm vorsichtig sind.") },
      .credit = { 1, 0, 0, 0.5 },
      .explanation = TEXTS(
          "Whoever has a problem with somebody raises it with that person first: it may have been"
          " thoughtless, he can put it right himself, and the good cooperation goes on. Telling the"
          " manager sets the matter right, but passes him over. Exposing him, withdrawing and gossip harm"
          " the work of all.",
          "Quem tem um problema com alguém fala primeiro com essa pessoa: talvez tenha sido descuido, ele"
          " mesmo pode corrigir, e a boa colaboração continua. Falar com a chefia esclarece o caso, mas"
          " passa por cima dele. Expô-lo, fechar-se e espalhar o caso prejudica o trabalho de todos.",
          "Quien tiene un problema con alguien lo habla primero con esa persona: quizá fue un descuido, él"
          " mismo puede aclararlo y la buena colaboración continúa. Contárselo a su responsable aclara el"
          " asunto, pero pasa por encima de él. Ponerlo en evidencia, cerrarse y murmurar perjudica el"
          " trabajo de todos.",
          "Wer mit jemandem ein Problem hat, spricht zuerst mit dieser Person: Vielleicht war es"
          " gedankenlos, er kann es selbst richtigstellen, und die gute Zusammenarbeit bleibt. Das"
          " Gespräch mit der Führungskraft klärt die Sache, übergeht ihn aber. Bloßstellen, Rückzug und"
          " Gerede schaden der Arbeit aller.") },
    { .id = "judgement.08", .type = ITEM_SINGLE, .skill = PRIORITIES, .level = 2,
      .stimulus = TEXTS(
          "It is Wednesday. You realise that your part of a project will not be finished on Friday as"
          " agreed, but only on Tuesday. From Monday on, others are to build on it.",
          "É quarta-feira. Você percebe que sua parte de um projeto não ficará pronta na sexta-feira, como"
          " combinado, mas só na terça. A partir de segunda, o trabalho de outras pessoas depende dela.",
          "Es miércoles. Se da cuenta de que su parte de un proyecto no estará terminada el viernes, como"
          " se acordó, sino el martes. A partir del lunes, el trabajo de otras personas depende de ella.",
          "Es ist Mittwoch. Sie merken, dass Ihr Teil eines Projekts nicht wie vereinbart am Freitag"
          " fertig wird, sondern erst am Dienstag. Ab Montag sollen andere darauf aufbauen."),
      .text = TEXTS(
          "You will not be able to keep a date. What is the best thing to do?",
          "Você não vai conseguir cumprir um prazo. O que é melhor fazer?",
          "No podrá cumplir un plazo. ¿Qué es lo mejor que puede hacer?",
          "Sie werden einen Termin nicht halten können. Was tun Sie am besten?"),
      .options = {
          TEXTS("Say nothing for now and work late, in the hope that it will be finished after all.",
                "Não dizer nada por enquanto e trabalhar até tarde, na esperança de ainda terminar a"
                " tempo.",
                "No decir nada por ahora y trabajar hasta tarde, con la esperanza de acabar a tiempo.",
                "Vorerst nichts sagen und abends länger arbeiten, in der Hoffnung, doch fertig zu werden."),
          TEXTS("Hand in on Friday what is finished, and the rest on Tuesday without much ado.",
                "Entregar na sexta-feira o que estiver pronto e o resto na terça, sem alarde.",
                "Entregar el viernes lo que esté terminado y el resto el martes, sin más comentarios.",
                "Am Freitag abgeben, was fertig ist, und den Rest ohne viel Aufhebens am Dienstag."),
          TEXTS("Tell the project manager on Friday, when it is certain how much is missing.",
                "Avisar a gerência do projeto na sexta-feira, quando for certo quanto falta.",
                "Avisar a la dirección del proyecto el viernes, cuando se sepa con certeza cuánto falta.",
                "Der Projektleitung am Freitag Bescheid geben, wenn feststeht, wie viel fehlt."),
          TEXTS("Tell the project manager today, and suggest what could be ready for Monday.",
                "Avisar a gerência do projeto hoje e propor o que poderia estar pronto para segunda-feira.",
                "Avisar hoy a la dirección del proyecto y proponer qué podría estar listo para el lunes.",
                "Der Projektleitung heute Bescheid geben und vorschlagen, was bis Montag fertig sein"
                " könnte."),
          TEXTS("Tell the project manager today that it will be Tuesday, and go on working.",
                "Avisar a gerência do projeto hoje que será na terça-feira e continuar trabalhando.",
                "Avisar hoy a la dirección del proyecto de que será el martes y seguir trabajando.",
                "Der Projektleitung heute sagen, dass es Dienstag wird, und weiterarbeiten.") },
      .credit = { 0, 0, 0, 1, 0.5 },
      .explanation = TEXTS(
          "Bad news is worth most early, while plans can still be changed, and a suggestion makes that"
          " easier. Only announcing the delay is honest and in time, but leaves finding a way to others."
          " The rest informs them too late.",
          "Uma má notícia vale mais cedo, enquanto ainda dá para mudar os planos, e uma proposta facilita"
          " isso. Só anunciar o atraso é honesto e feito a tempo, mas deixa a solução para os outros. As"
          " demais ações informam tarde demais.",
          "Una mala noticia vale más cuanto antes llega, mientras aún se pueden cambiar los planes, y una"
          " propuesta lo facilita. Limitarse a anunciar el retraso es honesto y a tiempo, pero deja la"
          " solución a los demás. Las otras acciones informan demasiado tarde.",
          "Eine schlechte Nachricht nützt früh am meisten, solange sich Pläne noch ändern lassen, und ein"
          " Vorschlag erleichtert das. Die Verspätung nur anzukündigen ist ehrlich und rechtzeitig,"
          " überlässt aber anderen die Lösung. Alles Übrige informiert zu spät.") },
    { .id = "judgement.09", .type = ITEM_SINGLE, .skill = HONESTY, .level = 2,
      .stimulus = TEXTS(
          "You check travel expenses. A colleague whom you like has claimed a dinner as a meal with"
          " customers. She had told you that she spent that evening with friends. According to the rules,"
          " you first ask the person concerned when a claim is doubtful.",
          "Você confere despesas de viagem. Uma colega de quem você gosta declarou um jantar como refeição"
          " com clientes. Ela havia contado a você que passou aquela noite com amigos. Segundo as regras,"
          " quando há dúvida, primeiro se pergunta à própria pessoa.",
          "Usted revisa gastos de viaje. Una compañera que le cae bien ha presentado una cena como comida"
          " con clientes. Ella le había contado que pasó esa noche con amigos. Según las normas, cuando"
          " hay dudas, primero se pregunta a la persona afectada.",
          "Sie prüfen Reisekosten. Eine Kollegin, die Sie mögen, hat ein Abendessen als Essen mit Kunden"
          " abgerechnet. Sie hatte Ihnen erzählt, dass sie diesen Abend mit Freunden verbracht hat. Nach"
          " den Regeln fragt man bei Zweifeln zuerst die betreffende Person."),
      .text = TEXTS(
          "A colleague's claim for expenses seems to be wrong. What is the best thing to do?",
          "A declaração de despesas de uma colega parece incorreta. O que é melhor fazer?",
          "La nota de gastos de una compañera parece incorrecta. ¿Qué es lo mejor que puede hacer?",
          "Die Abrechnung einer Kollegin scheint nicht zu stimmen. Was tun Sie am besten?"),
      .options = {
          TEXTS("Approve the claim, since the amount is small and she is reliable otherwise.",
                "Aprovar a despesa, já que o valor é pequeno e, no mais, ela é confiável.",
                "Aprobar el gasto, ya que el importe es pequeño y por lo demás ella es de fiar.",
                "Die Abrechnung freigeben, da der Betrag klein und sie sonst zuverlässig ist."),
          TEXTS("Ask her about the claim, and pass the matter on if she neither explains nor corrects it.",
                "Perguntar a ela sobre a despesa e encaminhar o caso se ela não explicar nem corrigir.",
                "Preguntarle por el gasto y trasladar el asunto si no lo explica ni lo corrige.",
                "Sie darauf ansprechen und den Fall weitergeben, wenn sie ihn weder erklärt noch"
                " berichtigt."),
          TEXTS("Approve the claim this once, and ask her in confidence not to do it again.",
                "Aprovar a despesa só desta vez e pedir a ela, em confiança, que não repita.",
                "Aprobar el gasto por esta vez y pedirle en confianza que no lo repita.",
                "Die Abrechnung dieses eine Mal freigeben und sie vertraulich bitten, es nicht wieder zu"
                " tun."),
          TEXTS("Leave this claim to somebody else in the team, without giving a reason.",
                "Deixar essa despesa para outra pessoa da equipe, sem dar o motivo.",
                "Dejar ese gasto a otra persona del equipo, sin dar el motivo.",
                "Diese Abrechnung jemand anderem im Team überlassen, ohne einen Grund zu nennen."),
          TEXTS("Report the claim to the management at once, without speaking to her.",
                "Comunicar a despesa imediatamente à direção, sem falar com ela.",
                "Comunicar el gasto de inmediato a la dirección, sin hablar con ella.",
                "Die Abrechnung sofort der Leitung melden, ohne mit ihr zu sprechen.") },
      .credit = { 0, 1, 0, 0, 0.5 },
      .explanation = TEXTS(
          "The rules hold for people you like, too, and they ask first: there may be an explanation or an"
          " oversight. Reporting at once is honest, but skips the step that is fair to her. Approving or"
          " handing on the claim evades the duty to check.",
          "As regras valem também para pessoas de quem se gosta, e elas mandam perguntar primeiro: pode"
          " haver uma explicação ou um engano. Comunicar de imediato é honesto, mas pula o passo que é"
          " justo com ela. Aprovar ou repassar a despesa foge ao dever de conferir.",
          "Las normas valen también para quien nos cae bien, y mandan preguntar primero: puede haber una"
          " explicación o un descuido. Comunicarlo de inmediato es honesto, pero se salta el paso que es"
          " justo con ella. Aprobar o pasar el gasto a otro elude el deber de revisar.",
          "Die Regeln gelten auch für Menschen, die man mag, und sie verlangen, zuerst zu fragen: Es kann"
          " eine Erklärung oder ein Versehen geben. Sofort zu melden ist ehrlich, überspringt aber den"
          " Schritt, der ihr gegenüber fair ist. Freigeben oder Weiterreichen entzieht sich der"
          " Prüfpflicht.") },
    { .id = "judgement.10", .type = ITEM_SINGLE, .skill = SAFETY, .level = 2,
      .stimulus = TEXTS(
          "A man calls and says that he works for your company's IT department. To repair an urgent fault,"
          " he needs your password. He knows your name and that of your manager.",
          "Um homem liga e diz que trabalha no departamento de TI da sua empresa. Para corrigir uma falha"
          " urgente, ele precisa da sua senha. Ele sabe o seu nome e o da sua chefia.",
          "Llama un hombre y dice que trabaja en el departamento de informática de su empresa. Para"
          " reparar un fallo urgente necesita su contraseña. Conoce el nombre de usted y el de su"
          " responsable.",
          "Ein Mann ruft an und sagt, er arbeite in der IT-Abteilung Ihres Unternehmens. Um eine dringende"
          " Störung zu beheben, brauche er Ihr Passwort. Er kennt Ihren Namen und den Ihrer Führungskraft."),
      .text = TEXTS(
          "A caller asks for your password. What is the best thing to do?",
          "Alguém pede sua senha por telefone. O que é melhor fazer?",
          "Alguien le pide su contraseña por teléfono. ¿Qué es lo mejor que puede hacer?",
          "Ein Anrufer fragt nach Ihrem Passwort. Was tun Sie am besten?"),
      .options = {
          TEXTS("Give him the password because of the fault, and change it straight afterwards.",
                "Dar a senha a ele por causa da falha e trocá-la logo depois.",
                "Darle la contraseña por el fallo y cambiarla justo después.",
                "Ihm das Passwort wegen der Störung geben und es gleich danach ändern."),
          TEXTS("Ask for his staff number, write it down, and then give him the password.",
                "Pedir a matrícula dele, anotá-la e então dar a senha.",
                "Pedirle su número de empleado, apuntarlo y luego darle la contraseña.",
                "Nach seiner Personalnummer fragen, sie notieren und ihm dann das Passwort geben."),
          TEXTS("Refuse to give it to him, end the call, and go on with your work.",
                "Recusar-se a dá-la, encerrar a ligação e continuar seu trabalho.",
                "Negarse a dársela, terminar la llamada y seguir con su trabajo.",
                "Die Auskunft verweigern, das Gespräch beenden und weiterarbeiten."),
          TEXTS("Ask him to call again when your manager is in, and leave the decision to your manager.",
                "Pedir que ligue mais tarde, quando a chefia estiver, e deixar que ela decida.",
                "Pedirle que llame más tarde, cuando esté su responsable, y dejar que decida esa persona.",
                "Ihn bitten, später anzurufen, wenn die Führungskraft da ist, und ihr die Entscheidung"
                " überlassen."),
          TEXTS("Refuse, end the call, and tell the IT department on a number you know.",
                "Recusar, encerrar a ligação e avisar a TI por um número que você conhece.",
                "Negarse, terminar la llamada y avisar a informática a un número que usted conoce.",
                "Ablehnen, auflegen und die IT-Abteilung unter einer bekannten Nummer informieren.") },
      .credit = { 0, 0, 0.5, 0, 1 },
      .explanation = TEXTS(
          "A password is for its owner alone, and what the caller knows proves nothing: names are easily"
          " found out. Reporting the call warns others whom he may try next. Refusing alone protects you,"
          " but not them.",
          "A senha é só de quem a usa, e o que o homem sabe não prova nada: nomes são fáceis de descobrir."
          " Avisar sobre a ligação alerta outras pessoas que ele possa tentar depois. Só recusar protege"
          " você, mas não os outros.",
          "La contraseña es solo de quien la usa, y lo que sabe el hombre no prueba nada: los nombres se"
          " averiguan fácilmente. Avisar de la llamada alerta a otras personas a las que pueda llamar."
          " Limitarse a negarse le protege a usted, pero no a los demás.",
          "Ein Passwort geht nur seinen Inhaber etwas an, und was der Anrufer weiß, beweist nichts: Namen"
          " sind leicht herauszufinden. Die Meldung warnt andere, bei denen er es als Nächstes versucht."
          " Nur abzulehnen schützt Sie, aber nicht die anderen.") },
    { .id = "judgement.11", .type = ITEM_SINGLE, .skill = CUSTOMERS, .level = 3,
      .stimulus = TEXTS(
          "You sell software. A prospective customer asks about a function that is important to her. The"
          " program does not have it yet. It is planned for the next version, but such dates have often"
          " slipped. Your manager wants more contracts this month.",
          "Você vende software. Uma possível cliente pergunta sobre uma função que é importante para ela."
          " O programa ainda não a tem. Ela está prevista para a próxima versão, mas datas assim já foram"
          " adiadas muitas vezes. A chefia quer mais contratos neste mês.",
          "Usted vende software. Una posible clienta pregunta por una función que es importante para ella."
          " El programa todavía no la tiene. Está prevista para la próxima versión, pero esas fechas se"
          " han retrasado a menudo. Su responsable quiere más contratos este mes.",
          "Sie verkaufen Software. Eine Interessentin fragt nach einer Funktion, die ihr wichtig ist. Das"
          " Programm hat sie noch nicht. Sie ist für die nächste Version geplant, doch solche Termine"
          " haben sich oft verschoben. Ihre Führungskraft will in diesem Monat mehr Abschlüsse."),
      .text = TEXTS(
          "The program lacks a function that a customer wants. What is the best thing to do?",
          "Falta ao programa uma função que a cliente quer. O que é melhor fazer?",
          "Al programa le falta una función que la clienta quiere. ¿Qué es lo mejor que puede hacer?",
          "Dem Programm fehlt eine gewünschte Funktion. Was tun Sie am besten?"),
      .options = {
          TEXTS("Say that the function will come with the next version, and give the planned date.",
                "Dizer que a função virá na próxima versão e informar a data prevista.",
                "Decir que la función llegará con la próxima versión y dar la fecha prevista.",
                "Sagen, dass die Funktion mit der nächsten Version kommt, und den geplanten Termin nennen."),
          TEXTS("Turn the conversation to the strengths of the program, and come back to the question only"
                " later.",
                "Levar a conversa para os pontos fortes do programa e só voltar mais tarde à pergunta"
                " sobre a função.",
                "Llevar la conversación a los puntos fuertes del programa y volver más adelante a la"
                " pregunta sobre la función.",
                "Das Gespräch auf die Stärken des Programms lenken und erst später auf die Frage nach der"
                " Funktion zurückkommen."),
          TEXTS("Say that it is missing and its date uncertain, and see how she could manage until then.",
                "Dizer que ela falta e que a data é incerta e ver com a cliente como ela poderia se"
                " arranjar até lá.",
                "Decir que falta y que la fecha es incierta, y ver con ella cómo podría arreglarse hasta"
                " entonces.",
                "Sagen, dass sie fehlt und der Termin unsicher ist, und mit ihr klären, wie es bis dahin"
                " ginge."),
          TEXTS("Say that the function is missing, and advise her to choose another program.",
                "Dizer que a função falta e aconselhá-la a escolher outro programa.",
                "Decir que la función falta y aconsejarle que elija otro programa.",
                "Sagen, dass die Funktion fehlt, und ihr raten, ein anderes Programm zu wählen.") },
      .credit = { 0, 0, 1, 0.5 },
      .explanation = TEXTS(
          "She can decide well only if she knows what is certain and what is not, and perhaps there is a"
          " way that serves both. Advising against it is honest, but gives up before asking what she"
          " needs. A date you do not believe in or an evasion wins a contract and loses trust.",
          "Ela só pode decidir bem se souber o que é certo e o que não é, e talvez haja um caminho bom"
          " para os dois lados. Desaconselhar é honesto, mas desiste antes de perguntar do que ela"
          " precisa. Uma data em que você não acredita ou uma evasiva ganha um contrato e perde a"
          " confiança.",
          "Solo puede decidir bien si sabe qué es seguro y qué no, y quizá haya una vía buena para ambas"
          " partes. Desaconsejarlo es honesto, pero es rendirse antes de preguntar qué necesita. Una fecha"
          " en la que usted no cree o una evasiva gana un contrato y pierde la confianza.",
          "Sie kann nur gut entscheiden, wenn sie weiß, was sicher ist und was nicht, und vielleicht gibt"
          " es einen Weg, der beiden dient. Abzuraten ist ehrlich, gibt aber auf, bevor ihr Bedarf geklärt"
          " ist. Ein Termin, an den Sie nicht glauben, oder Ausweichen bringt den Abschluss und kostet"
          " Vertrauen.") },
    { .id = "judgement.12", .type = ITEM_SINGLE, .skill = COLLEAGUES, .level = 3,
      .stimulus = TEXTS(
          "You lead a project. Two experienced colleagues disagree about how a task should be done. Their"
          " e-mails are getting sharper, and others in the team are beginning to take sides. The task is"
          " due in three weeks.",
          "Você lidera um projeto. Dois colegas experientes discordam sobre como uma tarefa deve ser"
          " feita. Os e-mails entre eles estão cada vez mais ásperos, e outros na equipe começam a tomar"
          " partido. A tarefa deve ser entregue em três semanas.",
          "Usted dirige un proyecto. Dos compañeros con experiencia no se ponen de acuerdo sobre cómo"
          " hacer una tarea. Sus correos son cada vez más duros, y otros en el equipo empiezan a tomar"
          " partido. La tarea debe entregarse en tres semanas.",
          "Sie leiten ein Projekt. Zwei erfahrene Kollegen sind uneins, wie eine Aufgabe zu lösen ist."
          " Ihre E-Mails werden schärfer, und andere im Team beginnen, Partei zu ergreifen. Die Aufgabe"
          " ist in drei Wochen fällig."),
      .text = TEXTS(
          "Two colleagues in your project are in dispute. What is the best thing to do?",
          "Dois colegas do seu projeto estão em conflito. O que é melhor fazer?",
          "Dos compañeros de su proyecto están enfrentados. ¿Qué es lo mejor que puede hacer?",
          "Zwei Kollegen in Ihrem Projekt streiten sich. Was tun Sie am besten?"),
      .options = {
          TEXTS("Wait for now, since two people of such experience will come to an agreement.",
                "Esperar por enquanto, pois duas pessoas tão experientes vão chegar a um acordo.",
                "Esperar por ahora, pues dos personas con tanta experiencia llegarán a un acuerdo.",
                "Vorerst abwarten, da sich zwei so erfahrene Leute schon einigen werden."),
          TEXTS("Study both proposals, decide between them, and explain your decision to the team.",
                "Estudar as duas propostas, decidir entre elas e explicar sua decisão à equipe.",
                "Estudiar ambas propuestas, decidir entre ellas y explicar su decisión al equipo.",
                "Beide Vorschläge prüfen, sich für einen entscheiden und dem Team die Entscheidung"
                " erklären."),
          TEXTS("Let the whole team vote at the next meeting on which of the two is right.",
                "Deixar toda a equipe votar, na próxima reunião, qual dos dois tem razão.",
                "Dejar que todo el equipo vote en la próxima reunión quién de los dos tiene razón.",
                "Das ganze Team in der nächsten Besprechung abstimmen lassen, wer von beiden recht hat."),
          TEXTS("Give the task to a third person, so that neither of the two wins the dispute.",
                "Passar a tarefa a uma terceira pessoa, para que nenhum dos dois vença a disputa.",
                "Dar la tarea a una tercera persona, para que ninguno de los dos gane la disputa.",
                "Die Aufgabe einer dritten Person geben, damit keiner von beiden den Streit gewinnt."),
          TEXTS("Weigh the reasons with both of them together, and decide if they cannot agree.",
                "Pesar os argumentos junto com os dois e decidir caso eles não cheguem a um acordo.",
                "Sopesar las razones junto con los dos y decidir si no se ponen de acuerdo.",
                "Mit beiden zusammen die Gründe abwägen und entscheiden, wenn sie sich nicht einigen.") },
      .credit = { 0, 0.5, 0, 0, 1 },
      .explanation = TEXTS(
          "Brought together, both are heard, the dispute is about reasons again, and they are more likely"
          " to carry the result; if need be, you decide. Deciding alone settles the task in time, but"
          " leaves the conflict. Waiting lets it spread, a vote deepens the camps, and taking the task"
          " away punishes both.",
          "Reunidos, os dois são ouvidos, a disputa volta a ser sobre argumentos e é mais provável que"
          " apoiem o resultado; se preciso, você decide. Decidir sem eles resolve a tarefa a tempo, mas"
          " deixa o conflito. Esperar faz com que ele se espalhe, uma votação aprofunda os lados, e tirar"
          " a tarefa castiga os dois.",
          "Reunidos, ambos son escuchados, la disputa vuelve a ser sobre razones y es más probable que"
          " apoyen el resultado; si hace falta, decide usted. Decidir sin ellos resuelve la tarea a"
          " tiempo, pero deja el conflicto. Esperar deja que se extienda, una votación ahonda los bandos,"
          " y quitarles la tarea castiga a ambos.",
          "Gemeinsam werden beide gehört, es geht wieder um Gründe, und sie tragen das Ergebnis eher mit;"
          " wenn nötig, entscheiden Sie. Allein zu entscheiden klärt die Aufgabe rechtzeitig, lässt aber"
          " den Konflikt bestehen. Abwarten lässt ihn wachsen, eine Abstimmung vertieft die Lager, und das"
          " Wegnehmen der Aufgabe bestraft beide.") },
    { .id = "judgement.13", .type = ITEM_SINGLE, .skill = PRIORITIES, .level = 3,
      .stimulus = TEXTS(
          "This morning two managers have each given you a task that, they say, has to be finished today."
          " You can finish only one of them. Neither manager knows about the other's task. Both can be"
          " reached.",
          "Nesta manhã, duas gerentes deram a você uma tarefa cada uma; cada uma diz que a tarefa dela"
          " precisa ficar pronta hoje. Você só consegue terminar uma. Nenhuma das gerentes sabe da tarefa"
          " da outra. As duas podem ser contatadas.",
          "Esta mañana, dos jefas le han dado una tarea cada una; ambas dicen que la suya debe estar"
          " terminada hoy. Usted solo puede terminar una. Ninguna de las jefas sabe de la tarea de la"
          " otra. Se puede hablar con las dos.",
          "Heute Morgen haben Ihnen zwei Abteilungsleiterinnen je eine Aufgabe gegeben, die nach ihren"
          " Worten heute fertig sein muss. Sie schaffen nur eine davon. Keine der beiden weiß von der"
          " Aufgabe der anderen. Beide sind erreichbar."),
      .text = TEXTS(
          "Two urgent tasks cannot both be done today. What is the best thing to do?",
          "Duas tarefas urgentes não cabem no mesmo dia. O que é melhor fazer?",
          "Dos tareas urgentes no caben en el mismo día. ¿Qué es lo mejor que puede hacer?",
          "Zwei dringende Aufgaben sind heute nicht beide zu schaffen. Was tun Sie am besten?"),
      .options = {
          TEXTS("Do half of each task, so that both managers see progress by the evening.",
                "Fazer metade de cada tarefa, para que as duas gerentes vejam progresso até a noite.",
                "Hacer la mitad de cada tarea, para que ambas jefas vean avances por la tarde.",
                "Von jeder Aufgabe die Hälfte erledigen, damit beide bis zum Abend Fortschritte sehen."),
          TEXTS("Tell both now that only one can be done, suggest an order, and have them settle it.",
                "Avisar as duas agora que só dá para fazer uma, sugerir uma ordem e deixar que elas"
                " acertem.",
                "Decir a ambas ahora que solo es posible una, proponer un orden y que ellas lo acuerden.",
                "Beiden jetzt sagen, dass nur eine möglich ist, eine Reihenfolge vorschlagen und sie das"
                " klären lassen."),
          TEXTS("Begin with the task that came first, and tell the other manager in the evening.",
                "Começar pela tarefa que chegou primeiro e avisar a outra gerente à noite.",
                "Empezar por la tarea que llegó primero y avisar a la otra jefa por la tarde.",
                "Mit der Aufgabe beginnen, die zuerst kam, und der anderen am Abend Bescheid geben."),
          TEXTS("Choose by yourself the task that seems more important, and tell the other manager now.",
                "Escolher por conta própria a tarefa que parece mais importante e avisar agora a outra"
                " gerente.",
                "Elegir por su cuenta la tarea que parece más importante y avisar ahora a la otra jefa.",
                "Selbst die Aufgabe wählen, die wichtiger scheint, und der anderen jetzt Bescheid geben."),
          TEXTS("Do the task of the manager with the higher rank, as she has the last word anyway.",
                "Fazer a tarefa da gerente de cargo mais alto, já que a última palavra é dela mesmo.",
                "Hacer la tarea de la jefa de mayor rango, ya que de todos modos tiene la última palabra.",
                "Die Aufgabe der Ranghöheren erledigen, da sie ohnehin das letzte Wort hat.") },
      .credit = { 0, 1, 0, 0.5 },
      .explanation = TEXTS(
          "They know what depends on each task and can move a date or send help, but only if they learn of"
          " the conflict in time; a suggestion keeps it short. Choosing by yourself and saying so is open,"
          " but you may choose wrongly. The rest leaves at least one manager in the dark.",
          "Elas sabem o que depende de cada tarefa e podem mudar um prazo ou mandar ajuda, mas só se"
          " souberem do conflito a tempo; uma sugestão abrevia a conversa. Escolher por conta própria e"
          " avisar é transparente, mas você pode escolher errado. As demais ações deixam ao menos uma"
          " gerente sem saber.",
          "Ellas saben qué depende de cada tarea y pueden mover un plazo o enviar ayuda, pero solo si"
          " conocen el conflicto a tiempo; una propuesta abrevia la conversación. Elegir por su cuenta y"
          " avisar es transparente, pero puede elegir mal. Las demás acciones dejan al menos a una jefa"
          " sin saberlo.",
          "Sie wissen, was an jeder Aufgabe hängt, und können einen Termin verschieben oder Hilfe"
          " schicken, aber nur, wenn sie rechtzeitig davon erfahren; ein Vorschlag kürzt das ab. Selbst zu"
          " wählen und es zu sagen ist offen, kann aber die falsche Wahl sein. Alles Übrige lässt"
          " mindestens eine im Unklaren.") },
    { .id = "judgement.14", .type = ITEM_SINGLE, .skill = HONESTY, .level = 3,
      .stimulus = TEXTS(
          "You are preparing a chart on which a committee will base a decision about an investment. Your"
          " manager asks you to leave out two bad months: “They would only raise questions.”",
          "Você está preparando um gráfico com base no qual um comitê decidirá sobre um investimento. A"
          " chefia pede que você deixe de fora dois meses ruins: “Eles só levantariam perguntas.”",
          "Usted prepara un gráfico en el que un comité basará su decisión sobre una inversión. Su"
          " responsable le pide que omita dos meses malos: «Solo darían lugar a preguntas».",
          "Sie bereiten ein Diagramm vor, auf das ein Ausschuss seine Entscheidung über eine Investition"
          " stützen wird. Ihre Führungskraft bittet Sie, zwei schlechte Monate wegzulassen: „Die würden"
          " nur Fragen aufwerfen.“"),
      .text = TEXTS(
          "You are asked to leave unwelcome figures out. What is the best thing to do?",
          "Pedem que você omita números desfavoráveis. O que é melhor fazer?",
          "Le piden que omita cifras desfavorables. ¿Qué es lo mejor que puede hacer?",
          "Sie sollen unbequeme Zahlen weglassen. Was tun Sie am besten?"),
      .options = {
          TEXTS("Leave the months out, since your manager bears the responsibility for the chart.",
                "Omitir os meses, já que a responsabilidade pelo gráfico é da chefia.",
                "Omitir los meses, ya que responde de ello quien lo ha pedido.",
                "Die Monate weglassen, da die Führungskraft das Diagramm verantwortet."),
          TEXTS("Leave the months out, and mention them only if somebody asks about them.",
                "Omitir os meses e mencioná-los só se alguém perguntar por eles.",
                "Omitir los meses y mencionarlos solo si alguien pregunta por ellos.",
                "Die Monate weglassen und sie nur erwähnen, wenn jemand danach fragt."),
          TEXTS("Show all the months to the committee, without going back to your manager.",
                "Mostrar todos os meses ao comitê, sem voltar a falar com a chefia.",
                "Mostrar todos los meses al comité, sin volver a hablar con su responsable.",
                "Dem Ausschuss alle Monate zeigen, ohne noch einmal mit der Führungskraft zu reden."),
          TEXTS("Tell your manager that this would mislead, and suggest showing and explaining them.",
                "Dizer à chefia que isso induziria a erro e sugerir mostrar e explicar os meses.",
                "Decir a su responsable que eso induciría a error y proponer mostrarlos y explicarlos.",
                "Der Führungskraft sagen, dass das irreführt, und vorschlagen, sie zu zeigen und zu"
                " erklären."),
          TEXTS("Hand the chart over to a colleague, so that you have nothing more to do with it yourself.",
                "Passar a elaboração do gráfico a outra pessoa da equipe, para não ter mais nada a ver com"
                " isso.",
                "Pasar la elaboración del gráfico a otra persona del equipo, para no tener nada más que"
                " ver con ello.",
                "Die Arbeit am Diagramm jemand anderem im Team überlassen, um selbst nichts mehr damit zu"
                " tun zu haben.") },
      .credit = { 0, 0, 0.5, 1 },
      .explanation = TEXTS(
          "Those who decide must not be misled, and the person to say so to is the manager: explained, bad"
          " months are less harmful than discovered ones, and the manager can still change course. Showing"
          " all is honest to the committee, but passes the manager over. The others take part in"
          " misleading or look away.",
          "Quem decide não deve ser induzido a erro, e a pessoa a quem dizer isso é a chefia: meses ruins"
          " explicados prejudicam menos que meses ruins descobertos, e a chefia ainda pode voltar atrás."
          " Mostrar tudo é honesto com o comitê, mas passa por cima da chefia. As demais ações participam"
          " do engano ou fecham os olhos.",
          "A quienes deciden no se los debe inducir a error, y a quien hay que decirlo es a su"
          " responsable: unos meses malos explicados perjudican menos que si se descubren, y aún se puede"
          " rectificar. Mostrarlo todo es honesto con el comité, pero pasa por encima de su responsable."
          " Las demás acciones participan en el engaño o miran a otro lado.",
          "Wer entscheidet, darf nicht irregeführt werden, und zu sagen ist das der Führungskraft:"
          " Erklärte schlechte Monate schaden weniger als entdeckte, und sie kann noch umdenken. Alles zu"
          " zeigen ist dem Ausschuss gegenüber ehrlich, übergeht aber die Führungskraft. Alles andere"
          " wirkt an der Irreführung mit oder sieht weg.") },
    { .id = "judgement.15", .type = ITEM_SINGLE, .skill = SAFETY, .level = 3,
      .stimulus = TEXTS(
          "You are in charge of the late shift in a workshop. An order for an important customer is to be"
          " finished tonight. The guard of a machine keeps reporting a fault and stopping the machine. An"
          " experienced colleague offers to bypass the guard: “I have often done that, and nothing ever"
          " happened.”",
          "Você é responsável pelo turno da noite em uma oficina. Um pedido para um cliente importante"
          " deve ficar pronto ainda hoje. O dispositivo de proteção de uma máquina acusa falha repetidas"
          " vezes e faz a máquina parar. Um colega experiente se oferece para desativar a proteção: “Já"
          " fiz isso muitas vezes e nunca aconteceu nada.”",
          "Usted está a cargo del turno de noche en un taller. Un pedido para un cliente importante debe"
          " terminarse esta noche. El dispositivo de protección de una máquina avisa una y otra vez de un"
          " fallo y la detiene. Un compañero con experiencia se ofrece a anular la protección: «Lo he"
          " hecho muchas veces y nunca ha pasado nada».",
          "Sie leiten die Spätschicht in einer Werkstatt. Ein Auftrag für einen wichtigen Kunden soll noch"
          " heute fertig werden. Die Schutzeinrichtung einer Maschine meldet immer wieder eine Störung und"
          " hält die Maschine an. Ein erfahrener Kollege bietet an, den Schutz zu überbrücken: „Das habe"
          " ich schon oft gemacht, und nie ist etwas passiert.“"),
      .text = TEXTS(
          "A faulty guard delays an important order. What is the best thing to do?",
          "Uma proteção com defeito atrasa um pedido importante. O que é melhor fazer?",
          "Una protección averiada retrasa un pedido importante. ¿Qué es lo mejor que puede hacer?",
          "Ein gestörter Schutz verzögert einen wichtigen Auftrag. Was tun Sie am besten?"),
      .options = {
          TEXTS("Stop the machine, call maintenance, and report now that the delivery may be late.",
                "Parar a máquina, chamar a manutenção e avisar já que a entrega pode atrasar.",
                "Parar la máquina, llamar a mantenimiento y avisar ya de que la entrega puede retrasarse.",
                "Die Maschine stillsetzen, die Instandhaltung rufen und jetzt eine mögliche Verspätung"
                " melden."),
          TEXTS("Allow it because of his experience, and keep an eye on the machine yourself.",
                "Permitir, por causa da experiência dele, e vigiar a máquina pessoalmente.",
                "Permitirlo por su experiencia y vigilar usted personalmente la máquina.",
                "Es wegen seiner Erfahrung erlauben und selbst ein Auge auf die Maschine haben."),
          TEXTS("Allow it for this one order only, and report the fault to maintenance first thing in the"
                " morning.",
                "Permitir só para este pedido e comunicar a falha à manutenção logo no início da manhã.",
                "Permitirlo solo para este pedido y comunicar el fallo a mantenimiento a primera hora de"
                " la mañana.",
                "Es nur für diesen einen Auftrag erlauben und die Störung gleich morgen früh der"
                " Instandhaltung melden."),
          TEXTS("Stop the machine, and leave a note about the fault for the early shift.",
                "Parar a máquina e deixar um bilhete sobre a falha para o turno da manhã.",
                "Parar la máquina y dejar una nota sobre el fallo para el turno de la mañana.",
                "Die Maschine stillsetzen und der Frühschicht einen Zettel zur Störung hinterlassen."),
          TEXTS("Leave the decision to the colleague, since he knows the machine best.",
                "Deixar a decisão para o colega, já que ele conhece melhor a máquina.",
                "Dejar la decisión al compañero, ya que es quien mejor conoce la máquina.",
                "Die Entscheidung dem Kollegen überlassen, da er die Maschine am besten kennt.") },
      .credit = { 1, 0, 0, 0.5 },
      .explanation = TEXTS(
          "No order is worth an injury, and that nothing has happened so far makes the risk no smaller."
          " Calling maintenance may still save the date, and an early warning lets others prepare the"
          " customer. A note is safe as well, but loses the night. Everything else runs the machine"
          " unguarded.",
          "Nenhum pedido vale um ferimento, e o fato de nada ter acontecido até agora não diminui o risco."
          " Chamar a manutenção talvez ainda salve o prazo, e avisar cedo permite preparar o cliente. Um"
          " bilhete também é seguro, mas perde a noite. Todo o resto põe a máquina para funcionar sem"
          " proteção.",
          "Ningún pedido vale una lesión, y que hasta ahora no haya pasado nada no reduce el riesgo."
          " Llamar a mantenimiento quizá salve aún el plazo, y avisar pronto permite preparar al cliente."
          " Una nota también es segura, pero se pierde la noche. Todo lo demás hace funcionar la máquina"
          " sin protección.",
          "Kein Auftrag ist eine Verletzung wert, und dass bisher nichts passiert ist, macht das Risiko"
          " nicht kleiner. Die Instandhaltung rettet vielleicht noch den Termin, und wer früh Bescheid"
          " weiß, kann den Kunden vorbereiten. Ein Zettel ist auch sicher, aber die Nacht geht verloren."
          " Alles andere lässt die Maschine ungeschützt laufen.") },
};

const struct test test_judgement = {
    .code = "judgement", .number = 5, .minutes = 20,
    .title = TEXTS(
        "Situational judgement",
        "Julgamento situacional",
        "Juicio situacional",
        "Urteilsvermögen im Arbeitsalltag"),
    .summary = TEXTS(
        "Finding the best way to act in everyday situations at work: with customers and colleagues,"
        " under pressure of time, after mistakes, and where safety is at stake.",
        "Encontrar a melhor forma de agir em situações do dia a dia de trabalho: com clientes e colegas,"
        " sob pressão de tempo, depois de erros e quando a segurança está em jogo.",
        "Encontrar la mejor forma de actuar en situaciones cotidianas del trabajo: con clientes y"
        " compañeros, con poco tiempo, después de errores y cuando está en juego la seguridad.",
        "In alltäglichen Situationen bei der Arbeit gut handeln: mit Kunden und im Kollegenkreis, unter"
        " Zeitdruck, nach Fehlern und wenn es um Sicherheit geht."),
    .instructions = TEXTS(
        "Put yourself into each situation and choose the best of the actions offered, even if you would"
        " think of another one. Take the situation as described: nothing more is known. No special"
        " knowledge is needed. Some other actions earn part of the mark.",
        "Coloque-se em cada situação e escolha a melhor das ações oferecidas, mesmo que você pense em"
        " outra. Considere a situação como está descrita: não se sabe mais nada. Não é preciso nenhum"
        " conhecimento especial. Algumas outras ações valem parte do ponto.",
        "Póngase en cada situación y elija la mejor de las acciones propuestas, aunque se le ocurra"
        " otra. Tome la situación tal como se describe: no se sabe nada más. No se necesitan"
        " conocimientos especiales. Algunas otras acciones valen parte del punto.",
        "Versetzen Sie sich in jede Situation und wählen Sie die beste der angebotenen Handlungen, auch"
        " wenn Ihnen eine andere einfiele. Nehmen Sie die Situation so, wie sie beschrieben ist: Mehr"
        " ist nicht bekannt. Besondere Kenntnisse sind nicht nötig. Einige andere Handlungen zählen"
        " teilweise."),
    .skills = {
        [CUSTOMERS] = TEXTS("Serving customers", "Atender clientes", "Atender a clientes",
                            "Kunden betreuen"),
        [COLLEAGUES] = TEXTS("Working with colleagues", "Trabalhar com colegas", "Trabajar con compañeros",
                             "Mit anderen zusammenarbeiten"),
        [PRIORITIES] = TEXTS("Priorities and deadlines", "Prioridades e prazos", "Prioridades y plazos",
                             "Prioritäten und Termine"),
        [HONESTY] = TEXTS("Honesty and responsibility", "Honestidade e responsabilidade",
                          "Honestidad y responsabilidad", "Ehrlichkeit und Verantwortung"),
        [SAFETY] = TEXTS("Safety and security", "Segurança das pessoas e dos dados",
                         "Seguridad de personas y datos", "Sicherheit von Menschen und Daten") },
    .questions = questions, .questions_n = sizeof questions / sizeof questions[0],
};
