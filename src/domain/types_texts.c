/* types_texts.c - what the letters and the types of types-16 say.
 *
 * A type is a shorthand of four Big Five scores, nothing more: the texts describe
 * ways of working that such answers speak of, each with something to offer and
 * something to watch, and none is better than another.
 */
#include "domain/instrument_texts.h"

const struct type_letter_text type_letter_texts[TYPE16_LETTERS] = {
    { TEXTS("Extraversion", "Extroversão", "Extraversión", "Extraversion"),
      TEXTS("Where somebody finds energy and how much company work should have",
            "De onde vem a energia e quanta companhia o trabalho deve ter",
            "De dónde viene la energía y cuánta compañía conviene en el trabajo",
            "Woher jemand Energie nimmt und wie viel Gesellschaft die Arbeit haben soll"),
      TEXTS("Outward", "Para fora", "Hacia fuera", "Nach außen"),
      TEXTS("Inward", "Para dentro", "Hacia dentro", "Nach innen"),
      TEXTS("seeks contact, thinks aloud, likes things to happen",
            "busca contato, pensa em voz alta, gosta de movimento",
            "busca el contacto, piensa en voz alta, le gusta que pasen cosas",
            "sucht Kontakt, denkt laut, mag es, wenn etwas los ist"),
      TEXTS("works in quiet, thinks before speaking, prefers few contacts",
            "trabalha em silêncio, pensa antes de falar, prefere poucos contatos",
            "trabaja en calma, piensa antes de hablar, prefiere pocos contactos",
            "arbeitet in Ruhe, denkt vor dem Reden, zieht wenige Kontakte vor") },
    { TEXTS("Openness", "Abertura", "Apertura", "Offenheit"),
      TEXTS("How much somebody is drawn to what is new and possible",
            "Quanto atrai o que é novo e possível",
            "Cuánto atrae lo nuevo y lo posible",
            "Wie stark das Neue und das Mögliche anzieht"),
      TEXTS("Ideas", "Ideias", "Ideas", "Ideen"),
      TEXTS("Facts", "Fatos", "Hechos", "Fakten"),
      TEXTS("looks for connections, likes theory and variety",
            "procura relações, gosta de teoria e de variedade",
            "busca relaciones, le gustan la teoría y la variedad",
            "sucht Zusammenhänge, mag Theorie und Abwechslung"),
      TEXTS("trusts what is proven, likes the concrete and the familiar",
            "confia no que foi provado, gosta do concreto e do conhecido",
            "confía en lo probado, prefiere lo concreto y lo conocido",
            "vertraut auf Bewährtes, mag das Greifbare und Bekannte") },
    { TEXTS("Agreeableness", "Amabilidade", "Amabilidad", "Verträglichkeit"),
      TEXTS("What counts first when views differ",
            "O que conta primeiro quando as opiniões divergem",
            "Qué cuenta primero cuando las opiniones difieren",
            "Was zuerst zählt, wenn Meinungen auseinandergehen"),
      TEXTS("People", "Pessoas", "Personas", "Menschen"),
      TEXTS("Matter", "Assunto", "Asunto", "Sache"),
      TEXTS("gives way, trusts, looks after how others feel",
            "cede, confia, cuida de como os outros se sentem",
            "cede, confía, cuida cómo se sienten los demás",
            "gibt nach, vertraut, achtet darauf, wie es anderen geht"),
      TEXTS("questions, speaks frankly, holds a view against others",
            "questiona, fala com franqueza, mantém a posição diante dos outros",
            "cuestiona, habla con franqueza, mantiene su postura ante otros",
            "hinterfragt, spricht offen, vertritt eine Meinung gegen andere") },
    { TEXTS("Conscientiousness", "Conscienciosidade", "Responsabilidad", "Gewissenhaftigkeit"),
      TEXTS("How much somebody plans before acting",
            "Quanto se planeja antes de agir",
            "Cuánto se planifica antes de actuar",
            "Wie viel vor dem Handeln geplant wird"),
      TEXTS("Plan", "Plano", "Plan", "Plan"),
      TEXTS("Flexibility", "Flexibilidade", "Flexibilidad", "Spielraum"),
      TEXTS("plans, keeps order, finishes one thing before the next",
            "planeja, mantém a ordem, termina uma coisa antes da outra",
            "planifica, mantiene el orden, acaba una cosa antes de otra",
            "plant, hält Ordnung, beendet eins vor dem nächsten"),
      TEXTS("keeps options open, acts as things come, works in bursts",
            "deixa opções em aberto, age conforme a situação, trabalha por impulsos",
            "deja opciones abiertas, actúa según venga, trabaja por impulsos",
            "hält sich Möglichkeiten offen, handelt nach Lage, arbeitet in Schüben") },
};

const struct type_text type_texts[TYPES] = {
    { "ISTJ",
      TEXTS("Answers like these describe a calm, factual way of working: think first, keep to what is"
            " proven, say plainly what is wrong and finish what was planned.",
            "Respostas assim descrevem um jeito calmo e objetivo de trabalhar: pensar antes, apoiar-se no"
            " que já foi provado, dizer claramente o que está errado e concluir o que foi planejado.",
            "Respuestas así describen una forma tranquila y objetiva de trabajar: pensar antes, apoyarse"
            " en lo probado, decir claramente lo que está mal y terminar lo previsto.",
            "Solche Antworten beschreiben eine ruhige, sachliche Arbeitsweise: erst denken, sich auf"
            " Bewährtes stützen, klar sagen, was nicht stimmt, und beenden, was geplant war."),
      TEXTS("Keeps order and dates, checks facts, stays with a task until it is done.",
            "Mantém a ordem e os prazos, confere os fatos, fica na tarefa até o fim.",
            "Mantiene el orden y los plazos, comprueba los hechos, sigue hasta acabar la tarea.",
            "Hält Ordnung und Termine, prüft Fakten, bleibt bis zum Ende an einer Aufgabe."),
      TEXTS("May hold on to a proven way for long and say little until asked.",
            "Pode se prender por muito tempo ao que já funcionou e falar pouco até que alguém pergunte.",
            "Puede aferrarse mucho tiempo a lo que ya funcionó y decir poco si no se le pregunta.",
            "Hält mitunter lange am Bewährten fest und sagt wenig, solange niemand fragt."),
      TEXTS("Give the facts in writing, agree on clear aims, announce changes early.",
            "Dê os fatos por escrito, combine metas claras, avise cedo sobre mudanças.",
            "Dé los datos por escrito, acuerde metas claras, anuncie pronto los cambios.",
            "Fakten schriftlich geben, klare Ziele vereinbaren, Änderungen früh ankündigen.") },
    { "ISFJ",
      TEXTS("Answers like these describe a quiet, considerate way of working: attentive to what others"
            " need, fond of proven ways and reliable in keeping what was promised.",
            "Respostas assim descrevem um jeito discreto e atencioso de trabalhar: perceber do que os"
            " outros precisam, preferir caminhos conhecidos e cumprir o que foi prometido.",
            "Respuestas así describen una forma discreta y atenta de trabajar: notar lo que otros"
            " necesitan, preferir caminos conocidos y cumplir lo prometido.",
            "Solche Antworten beschreiben eine leise, rücksichtsvolle Arbeitsweise: merken, was andere"
            " brauchen, vertraute Wege vorziehen und halten, was versprochen ist."),
      TEXTS("Supports others without fuss, remembers details, keeps agreements.",
            "Apoia os outros sem alarde, lembra dos detalhes, cumpre o combinado.",
            "Apoya a los demás sin hacer ruido, recuerda los detalles, cumple lo acordado.",
            "Unterstützt andere ohne Aufhebens, merkt sich Einzelheiten, hält Absprachen ein."),
      TEXTS("May put own wishes last and carry too much before saying so.",
            "Pode deixar os próprios desejos por último e assumir demais antes de avisar.",
            "Puede dejar sus propios deseos para el final y cargar con demasiado antes de decirlo.",
            "Stellt eigene Wünsche mitunter zurück und trägt zu viel, bevor ein Wort fällt."),
      TEXTS("Ask for a view, thank for what is easily overlooked, give time to prepare.",
            "Peça opinião, agradeça pelo que passa despercebido, dê tempo para se preparar.",
            "Pida opinión, agradezca lo que pasa desapercibido, dé tiempo para prepararse.",
            "Nach der Meinung fragen, für leicht Übersehenes danken, Zeit zur Vorbereitung geben.") },
    { "INFJ",
      TEXTS("Answers like these describe a quiet way of working with ideas and with care for people:"
            " looking for meaning, thinking far ahead and carrying it through by a plan.",
            "Respostas assim descrevem um jeito discreto de trabalhar com ideias e com cuidado pelas"
            " pessoas: buscar sentido, pensar longe e realizar com um plano.",
            "Respuestas así describen una forma discreta de trabajar con ideas y con atención a las"
            " personas: buscar sentido, pensar a largo plazo y llevarlo a cabo con un plan.",
            "Solche Antworten beschreiben eine leise Arbeitsweise mit Ideen und mit Blick für Menschen:"
            " nach dem Sinn fragen, weit vorausdenken und es nach Plan umsetzen."),
      TEXTS("Connects ideas with what people need, prepares thoroughly, keeps the long aim in view.",
            "Liga ideias ao que as pessoas precisam, prepara-se bem, não perde de vista o objetivo maior.",
            "Une ideas con lo que la gente necesita, se prepara a fondo, no pierde de vista la meta.",
            "Verbindet Ideen mit dem, was Menschen brauchen, bereitet gründlich vor, behält das Ziel im"
            " Blick."),
      TEXTS("May keep doubts inside and expect much, also of others.",
            "Pode guardar as dúvidas para si e esperar muito, também dos outros.",
            "Puede guardarse las dudas y esperar mucho, también de los demás.",
            "Behält Zweifel mitunter für sich und erwartet viel, auch von anderen."),
      TEXTS("Explain the why, talk in private, leave time to think before an answer.",
            "Explique o porquê, converse em particular, dê tempo para pensar antes da resposta.",
            "Explique el porqué, hable en privado, deje tiempo para pensar antes de responder.",
            "Das Warum erklären, unter vier Augen sprechen, Zeit zum Nachdenken lassen.") },
    { "INTJ",
      TEXTS("Answers like these describe a quiet, independent way of working: interested in how things"
            " could be, critical of weak arguments and orderly in doing what was decided.",
            "Respostas assim descrevem um jeito discreto e independente de trabalhar: interesse em como"
            " as coisas poderiam ser, crítica a argumentos fracos e ordem ao realizar o que foi decidido.",
            "Respuestas así describen una forma discreta e independiente de trabajar: interés por cómo"
            " podrían ser las cosas, crítica de los argumentos débiles y orden al hacer lo decidido.",
            "Solche Antworten beschreiben eine leise, eigenständige Arbeitsweise: fragen, wie es sein"
            " könnte, schwache Gründe nicht gelten lassen und geordnet umsetzen, was entschieden ist."),
      TEXTS("Thinks problems through, sees connections, turns an idea into a plan.",
            "Examina os problemas a fundo, vê relações, transforma uma ideia em plano.",
            "Analiza los problemas a fondo, ve relaciones, convierte una idea en un plan.",
            "Durchdenkt Probleme, sieht Zusammenhänge, macht aus einer Idee einen Plan."),
      TEXTS("May seem distant or strict and pass over how others feel about it.",
            "Pode transmitir distância ou rigor e não notar como os outros se sentem.",
            "Puede transmitir distancia o rigor y pasar por alto cómo lo viven los demás.",
            "Wirkt mitunter fern oder streng und übergeht, wie es anderen damit geht."),
      TEXTS("Bring reasons and data, be brief, allow time alone with the problem.",
            "Traga razões e dados, seja breve, dê tempo a sós com o problema.",
            "Traiga razones y datos, sea breve, dé tiempo a solas con el problema.",
            "Gründe und Daten bringen, kurz bleiben, Zeit allein mit der Frage lassen.") },
    { "ISTP",
      TEXTS("Answers like these describe a calm, practical way of working: look at what is there, try"
            " things out, say what does not work and decide as the situation demands.",
            "Respostas assim descrevem um jeito calmo e prático de trabalhar: olhar o que existe,"
            " experimentar, dizer o que não funciona e decidir conforme a situação.",
            "Respuestas así describen una forma tranquila y práctica de trabajar: mirar lo que hay,"
            " probar, decir lo que no funciona y decidir según la situación.",
            "Solche Antworten beschreiben eine ruhige, praktische Arbeitsweise: ansehen, was da ist,"
            " ausprobieren, sagen, was nicht geht, und nach Lage entscheiden."),
      TEXTS("Stays cool when something breaks, finds simple solutions, needs little guidance.",
            "Mantém a calma quando algo quebra, acha soluções simples, precisa de pouca orientação.",
            "Mantiene la calma cuando algo falla, halla soluciones simples, necesita poca guía.",
            "Bleibt ruhig, wenn etwas bricht, findet einfache Lösungen, braucht wenig Anleitung."),
      TEXTS("May leave plans and paperwork until late and share little of what is under way.",
            "Pode deixar planos e papelada para depois e contar pouco do que está em andamento.",
            "Puede dejar planes y papeleo para tarde y contar poco de lo que está en marcha.",
            "Lässt Pläne und Papier mitunter liegen und teilt wenig von dem mit, was läuft."),
      TEXTS("State the problem, not the method; keep meetings short; agree on few firm dates.",
            "Diga o problema, não o método; faça reuniões curtas; combine poucas datas fixas.",
            "Diga el problema, no el método; haga reuniones cortas; acuerde pocas fechas firmes.",
            "Das Problem nennen, nicht den Weg; kurz besprechen; wenige feste Termine vereinbaren.") },
    { "ISFP",
      TEXTS("Answers like these describe a quiet, friendly way of working: close to what is there,"
            " obliging, and flexible when plans change.",
            "Respostas assim descrevem um jeito discreto e amável de trabalhar: ligado ao concreto,"
            " prestativo e flexível quando os planos mudam.",
            "Respuestas así describen una forma discreta y amable de trabajar: cercana a lo concreto,"
            " servicial y flexible cuando cambian los planes.",
            "Solche Antworten beschreiben eine leise, freundliche Arbeitsweise: nah am Greifbaren,"
            " hilfsbereit und beweglich, wenn sich Pläne ändern."),
      TEXTS("Helps where help is needed, adapts easily, brings calm into a group.",
            "Ajuda onde é preciso, adapta-se com facilidade, traz calma ao grupo.",
            "Ayuda donde hace falta, se adapta con facilidad, aporta calma al grupo.",
            "Hilft, wo es nötig ist, stellt sich leicht um, bringt Ruhe in eine Gruppe."),
      TEXTS("May avoid conflict and let planning slide.",
            "Pode evitar conflitos e deixar o planejamento de lado.",
            "Puede evitar los conflictos y descuidar la planificación.",
            "Weicht Konflikten mitunter aus und lässt das Planen schleifen."),
      TEXTS("Be friendly and concrete, ask for opinions one to one, agree on the next step.",
            "Fale com gentileza e de forma concreta, peça opinião a sós, combine o próximo passo.",
            "Use un tono amable y concreto, pida opinión a solas, acuerde el próximo paso.",
            "Freundlich und konkret sein, unter vier Augen nach der Meinung fragen, den nächsten Schritt"
            " vereinbaren.") },
    { "INFP",
      TEXTS("Answers like these describe a quiet way of working, led by ideas and by what matters to"
            " people, with room to move rather than fixed plans.",
            "Respostas assim descrevem um jeito discreto de trabalhar, guiado por ideias e pelo que"
            " importa às pessoas, com margem para mudar em vez de planos fixos.",
            "Respuestas así describen una forma discreta de trabajar, guiada por ideas y por lo que"
            " importa a las personas, con margen de cambio en lugar de planes fijos.",
            "Solche Antworten beschreiben eine leise Arbeitsweise, geleitet von Ideen und von dem, was"
            " Menschen wichtig ist, mit Spielraum statt fester Pläne."),
      TEXTS("Sees other sides of a question, listens, brings fresh ideas.",
            "Vê outros lados da questão, sabe ouvir, traz ideias novas.",
            "Ve otros lados de la cuestión, sabe escuchar, aporta ideas nuevas.",
            "Sieht andere Seiten einer Frage, hört zu, bringt neue Ideen."),
      TEXTS("May lose sight of dates and take criticism to heart.",
            "Pode perder os prazos de vista e sentir muito as críticas.",
            "Puede perder de vista los plazos y tomarse a pecho las críticas.",
            "Verliert Termine mitunter aus dem Blick und nimmt sich Kritik zu Herzen."),
      TEXTS("Leave freedom in how, say what you value, help with order and dates.",
            "Deixe liberdade no como, diga o que valoriza, ajude com ordem e prazos.",
            "Deje libertad en el cómo, diga qué valora, ayude con el orden y los plazos.",
            "Freiheit im Wie lassen, sagen, was Sie schätzen, bei Ordnung und Terminen helfen.") },
    { "INTP",
      TEXTS("Answers like these describe a quiet, inquiring way of working: follow ideas, test arguments"
            " and keep options open until something convinces.",
            "Respostas assim descrevem um jeito discreto e questionador de trabalhar: seguir ideias,"
            " testar argumentos e deixar opções em aberto até que algo convença.",
            "Respuestas así describen una forma discreta e inquisitiva de trabajar: seguir ideas, poner a"
            " prueba los argumentos y dejar opciones abiertas hasta que algo convenza.",
            "Solche Antworten beschreiben eine leise, forschende Arbeitsweise: Ideen nachgehen, Gründe"
            " prüfen und offen bleiben, bis etwas überzeugt."),
      TEXTS("Finds the flaw in a plan, learns quickly what is of interest, thinks without blinkers.",
            "Acha a falha de um plano, aprende rápido o que interessa, pensa sem amarras.",
            "Halla el fallo de un plan, aprende rápido lo que interesa, piensa sin ataduras.",
            "Findet die Lücke in einem Plan, lernt schnell, was interessiert, denkt ohne Scheuklappen."),
      TEXTS("May stay with the question longer than the task allows.",
            "Pode ficar na questão mais tempo do que a tarefa permite.",
            "Puede quedarse en la cuestión más tiempo del que permite la tarea.",
            "Bleibt mitunter länger bei der Frage, als die Aufgabe erlaubt."),
      TEXTS("Discuss on the merits, set an end date, leave the way there open.",
            "Discuta pelo mérito, marque uma data final, deixe o caminho em aberto.",
            "Discuta con argumentos, fije una fecha final, deje abierto el camino.",
            "Zur Sache diskutieren, ein Enddatum setzen, den Weg dorthin offenlassen.") },
    { "ESTP",
      TEXTS("Answers like these describe an active, down-to-earth way of working: go up to people, speak"
            " openly, decide on the spot and deal with what is at hand.",
            "Respostas assim descrevem um jeito ativo e pé no chão de trabalhar: ir até as pessoas, falar"
            " abertamente, decidir na hora e tratar do que está à mão.",
            "Respuestas así describen una forma activa y realista de trabajar: acercarse a la gente,"
            " hablar abiertamente, decidir sobre la marcha y ocuparse de lo inmediato.",
            "Solche Antworten beschreiben eine tatkräftige, bodenständige Arbeitsweise: auf Menschen"
            " zugehen, offen reden, an Ort und Stelle entscheiden und anpacken, was anliegt."),
      TEXTS("Gets things moving, negotiates, keeps a clear head in turmoil.",
            "Põe as coisas em movimento, negocia, mantém a cabeça fria na confusão.",
            "Pone las cosas en marcha, negocia, mantiene la cabeza fría en el jaleo.",
            "Bringt Dinge in Bewegung, verhandelt, behält im Trubel den Kopf."),
      TEXTS("May act before all is checked and find rules a nuisance.",
            "Pode agir antes de conferir tudo e achar as regras um estorvo.",
            "Puede actuar antes de comprobarlo todo y ver las reglas como un estorbo.",
            "Handelt mitunter, bevor alles geprüft ist, und empfindet Regeln als lästig."),
      TEXTS("Come to the point, show the use, agree on what must not be skipped.",
            "Vá direto ao ponto, mostre a utilidade, combine o que não pode ser pulado.",
            "Vaya al grano, muestre la utilidad, acuerde lo que no se puede saltar.",
            "Zum Punkt kommen, den Nutzen zeigen, festlegen, was nicht ausfallen darf.") },
    { "ESFP",
      TEXTS("Answers like these describe a lively, warm way of working: seek company, take things as they"
            " come and help where it is needed.",
            "Respostas assim descrevem um jeito animado e caloroso de trabalhar: buscar companhia, levar"
            " as coisas como elas vêm e ajudar onde é preciso.",
            "Respuestas así describen una forma animada y cálida de trabajar: buscar compañía, tomar las"
            " cosas como vienen y ayudar donde hace falta.",
            "Solche Antworten beschreiben eine lebhafte, herzliche Arbeitsweise: Gesellschaft suchen,"
            " Dinge nehmen, wie sie kommen, und helfen, wo es nötig ist."),
      TEXTS("Creates good spirits, reacts quickly, makes newcomers welcome.",
            "Cria bom ambiente, reage rápido, acolhe quem chega.",
            "Crea buen ambiente, reacciona rápido, acoge a quien llega.",
            "Sorgt für gute Stimmung, reagiert schnell, nimmt neue Leute auf."),
      TEXTS("May start more than gets finished and put off what is unpleasant.",
            "Pode começar mais do que termina e adiar o que é desagradável.",
            "Puede empezar más de lo que acaba y aplazar lo desagradable.",
            "Fängt mitunter mehr an, als fertig wird, und schiebt Unangenehmes auf."),
      TEXTS("Talk in person, keep it practical, look at dates together now and then.",
            "Converse pessoalmente, vá ao que é prático, revejam juntos os prazos de vez em quando.",
            "Hable en persona, vaya a lo práctico, repasen juntos los plazos de vez en cuando.",
            "Persönlich sprechen, praktisch bleiben, ab und zu gemeinsam auf die Termine sehen.") },
    { "ENFP",
      TEXTS("Answers like these describe an open, enthusiastic way of working: full of ideas, interested"
            " in people and glad of change.",
            "Respostas assim descrevem um jeito aberto e entusiasmado de trabalhar: muitas ideias,"
            " interesse pelas pessoas e gosto por mudanças.",
            "Respuestas así describen una forma abierta y entusiasta de trabajar: muchas ideas, interés"
            " por las personas y gusto por el cambio.",
            "Solche Antworten beschreiben eine offene, begeisterte Arbeitsweise: voller Ideen, an"
            " Menschen interessiert und froh über Veränderung."),
      TEXTS("Wins people for something new, links ideas, adapts quickly.",
            "Conquista as pessoas para o novo, liga ideias, adapta-se rápido.",
            "Gana a la gente para lo nuevo, enlaza ideas, se adapta rápido.",
            "Gewinnt Menschen für Neues, verknüpft Ideen, stellt sich schnell um."),
      TEXTS("May promise much at once and tire of routine.",
            "Pode prometer muito de uma vez e se cansar da rotina.",
            "Puede prometer mucho a la vez y cansarse de la rutina.",
            "Verspricht mitunter viel auf einmal und wird der Routine müde."),
      TEXTS("Think aloud together, then write down what comes first and by when.",
            "Pensem juntos em voz alta e depois anotem o que vem primeiro e até quando.",
            "Piensen juntos en voz alta y luego anoten qué va primero y para cuándo.",
            "Gemeinsam laut denken, dann festhalten, was zuerst kommt und bis wann.") },
    { "ENTP",
      TEXTS("Answers like these describe a lively, inventive way of working: play with ideas, like debate"
            " and change course when a better one appears.",
            "Respostas assim descrevem um jeito vivo e inventivo de trabalhar: brincar com ideias, gostar"
            " de debate e mudar de rumo quando surge um melhor.",
            "Respuestas así describen una forma viva e inventiva de trabajar: jugar con ideas, disfrutar"
            " del debate y cambiar de rumbo cuando aparece uno mejor.",
            "Solche Antworten beschreiben eine lebhafte, erfinderische Arbeitsweise: mit Ideen spielen,"
            " gern streiten und den Kurs wechseln, wenn sich ein besserer zeigt."),
      TEXTS("Sees chances early, questions habits, argues well.",
            "Vê oportunidades cedo, questiona hábitos, argumenta bem.",
            "Ve pronto las oportunidades, cuestiona los hábitos, argumenta bien.",
            "Sieht Chancen früh, hinterfragt Gewohnheiten, argumentiert gut."),
      TEXTS("May argue for the sake of it and leave details to others.",
            "Pode discutir só por discutir e deixar os detalhes para os outros.",
            "Puede discutir por discutir y dejar los detalles a otros.",
            "Streitet mitunter um des Streitens willen und überlässt Einzelheiten anderen."),
      TEXTS("Argue back on the merits, agree on criteria, fix who finishes what.",
            "Rebata com argumentos, combine critérios, defina quem termina o quê.",
            "Rebata con argumentos, acuerde criterios, fije quién termina qué.",
            "Zur Sache dagegenhalten, Kriterien vereinbaren, festlegen, wer was beendet.") },
    { "ESTJ",
      TEXTS("Answers like these describe an active, orderly way of working: take charge, keep to facts"
            " and proven ways, and say openly what is expected.",
            "Respostas assim descrevem um jeito ativo e organizado de trabalhar: assumir o comando,"
            " apoiar-se em fatos e caminhos provados e dizer abertamente o que se espera.",
            "Respuestas así describen una forma activa y ordenada de trabajar: tomar el mando, apoyarse"
            " en hechos y caminos probados y decir abiertamente lo que se espera.",
            "Solche Antworten beschreiben eine tatkräftige, geordnete Arbeitsweise: die Sache in die Hand"
            " nehmen, sich an Fakten und Bewährtes halten und offen sagen, was erwartet wird."),
      TEXTS("Organises, decides, sees that agreements are kept.",
            "Organiza, decide, cuida para que o combinado seja cumprido.",
            "Organiza, decide, cuida de que se cumpla lo acordado.",
            "Organisiert, entscheidet, achtet darauf, dass Absprachen gehalten werden."),
      TEXTS("May press on where others need time or see another way.",
            "Pode pressionar quando outros precisam de tempo ou veem outro caminho.",
            "Puede apremiar cuando otros necesitan tiempo o ven otro camino.",
            "Drängt mitunter, wo andere Zeit brauchen oder einen anderen Weg sehen."),
      TEXTS("Be punctual and concrete, bring facts, say early what will not work.",
            "Tenha pontualidade, traga fatos concretos, diga cedo o que não vai dar certo.",
            "Cuide la puntualidad, traiga datos concretos, diga pronto lo que no va a funcionar.",
            "Pünktlich und konkret sein, Fakten bringen, früh sagen, was nicht gehen wird.") },
    { "ESFJ",
      TEXTS("Answers like these describe a sociable, dependable way of working: look after people, keep"
            " to what is proven and organise so that everybody can join in.",
            "Respostas assim descrevem um jeito sociável e confiável de trabalhar: cuidar das pessoas,"
            " apoiar-se no que já foi provado e organizar para que todos participem.",
            "Respuestas así describen una forma sociable y fiable de trabajar: cuidar de las personas,"
            " apoyarse en lo probado y organizar para que todos participen.",
            "Solche Antworten beschreiben eine gesellige, verlässliche Arbeitsweise: sich um Menschen"
            " kümmern, beim Bewährten bleiben und so organisieren, dass alle mitmachen können."),
      TEXTS("Holds a team together, serves customers with care, keeps promises.",
            "Mantém a equipe unida, atende os clientes com cuidado, cumpre o que promete.",
            "Mantiene unido al equipo, atiende a los clientes con esmero, cumple lo que promete.",
            "Hält ein Team zusammen, betreut Kunden mit Sorgfalt, hält Zusagen ein."),
      TEXTS("May take disagreement personally and find change hard.",
            "Pode levar discordâncias para o lado pessoal e ter dificuldade com mudanças.",
            "Puede tomarse los desacuerdos como algo personal y llevar mal los cambios.",
            "Nimmt Widerspruch mitunter persönlich und tut sich mit Veränderung schwer."),
      TEXTS("Say what you appreciate, agree on clear tasks, explain changes in good time.",
            "Diga o que aprecia, combine tarefas claras, explique as mudanças com antecedência.",
            "Diga lo que aprecia, acuerde tareas claras, explique los cambios con tiempo.",
            "Anerkennung aussprechen, klare Aufgaben vereinbaren, Änderungen rechtzeitig erklären.") },
    { "ENFJ",
      TEXTS("Answers like these describe an outgoing way of working with ideas and for people: encourage"
            " others, think ahead and bring plans to their end.",
            "Respostas assim descrevem um jeito expansivo de trabalhar com ideias e para as pessoas:"
            " encorajar os outros, pensar adiante e levar os planos até o fim.",
            "Respuestas así describen una forma abierta de trabajar con ideas y para las personas: animar"
            " a los demás, pensar con antelación y llevar los planes hasta el final.",
            "Solche Antworten beschreiben eine zugewandte Arbeitsweise mit Ideen und für Menschen: andere"
            " ermutigen, vorausdenken und Pläne zu Ende bringen."),
      TEXTS("Wins others for a common aim, mediates, helps people to develop.",
            "Conquista os outros para um objetivo comum, concilia, ajuda as pessoas a crescer.",
            "Gana a los demás para una meta común, media, ayuda a las personas a crecer.",
            "Gewinnt andere für ein gemeinsames Ziel, vermittelt, hilft Menschen, sich zu entwickeln."),
      TEXTS("May take on too much for others and smooth over what should be said.",
            "Pode assumir demais pelos outros e suavizar o que deveria ser dito.",
            "Puede asumir demasiado por los demás y suavizar lo que habría que decir.",
            "Übernimmt mitunter zu viel für andere und glättet, was gesagt werden müsste."),
      TEXTS("Share the aim, speak openly and kindly, help to set limits.",
            "Compartilhe o objetivo, fale com franqueza e gentileza, ajude a pôr limites.",
            "Comparta la meta, hable con franqueza y amabilidad, ayude a poner límites.",
            "Das Ziel teilen, offen und freundlich sprechen, beim Grenzenziehen helfen.") },
    { "ENTJ",
      TEXTS("Answers like these describe an active way of working towards large aims: take the lead,"
            " argue openly, think in plans and see them through.",
            "Respostas assim descrevem um jeito ativo de trabalhar por grandes objetivos: assumir a"
            " liderança, debater abertamente, pensar em planos e levá-los adiante.",
            "Respuestas así describen una forma activa de trabajar por grandes metas: tomar la iniciativa,"
            " debatir abiertamente, pensar en planes y llevarlos a cabo.",
            "Solche Antworten beschreiben eine tatkräftige Arbeitsweise auf große Ziele hin: die Führung"
            " übernehmen, offen streiten, in Plänen denken und sie durchziehen."),
      TEXTS("Sets direction, decides, holds to a plan under pressure.",
            "Dá direção, decide, mantém o plano sob pressão.",
            "Marca el rumbo, decide, mantiene el plan bajo presión.",
            "Gibt die Richtung vor, entscheidet, bleibt auch unter Druck beim Plan."),
      TEXTS("May set the pace for everybody and cut discussions short.",
            "Pode impor o ritmo a todos e encurtar discussões.",
            "Puede imponer el ritmo a todos y acortar las discusiones.",
            "Gibt mitunter allen das Tempo vor und kürzt Diskussionen ab."),
      TEXTS("Come prepared, give results first, disagree with reasons.",
            "Venha com tudo preparado, dê primeiro os resultados, discorde com argumentos.",
            "Acuda con todo preparado, dé primero los resultados, disienta con argumentos.",
            "Vorbereitet kommen, zuerst das Ergebnis nennen, mit Gründen widersprechen.") },
};

const struct type_text *type_find(str code)
{
    for (size_t i = 0; i < TYPES; i++)
        if (str_is(code, type_texts[i].code))
            return &type_texts[i];
    return NULL;
}
