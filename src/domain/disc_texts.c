/* disc_texts.c - what factors, graphs and patterns of disc-28 mean.
 *
 * Tone: plain words, about work, no diagnosis; every pattern has something to
 * offer and something to watch, and none is better than another.
 */
#include "domain/instrument_texts.h"

const struct translated disc_title =
    TEXTS("Working style", "Estilo de trabalho", "Estilo de trabajo", "Arbeitsstil");

const struct translated disc_instructions = TEXTS("In each group, choose the one that is most like you and"
                                                  " the one that is least like you at work. All four may"
                                                  " fit, or none: decide by comparing them. There are no"
                                                  " right or wrong answers.",
                                                  "Em cada grupo, escolha a opção que mais parece com"
                                                  " você no trabalho e a que menos parece. Pode ser que"
                                                  " todas combinem, ou nenhuma: decida comparando umas com"
                                                  " as outras. Não há respostas certas ou erradas.",
                                                  "En cada grupo, elija lo que más se parece a usted en"
                                                  " el trabajo y lo que menos. Puede que todo encaje, o"
                                                  " nada: decida comparando las opciones entre sí. No hay"
                                                  " respuestas correctas ni incorrectas.",
                                                  "Wählen Sie in jeder Gruppe aus, was bei der Arbeit am"
                                                  " meisten und was am wenigsten auf Sie zutrifft."
                                                  " Vielleicht passt alles, vielleicht nichts:"
                                                  " Entscheiden Sie im Vergleich. Es gibt keine richtigen"
                                                  " oder falschen Antworten.");

const struct disc_factor_text disc_factor_texts[DISC_FACTORS] = {
    [DISC_D] = {
        TEXTS("Dominance", "Dominância", "Dominio", "Dominanz"),
        TEXTS("How someone deals with problems and resistance",
              "Como a pessoa lida com problemas e resistências",
              "Cómo afronta los problemas y la resistencia",
              "Wie jemand mit Problemen und Widerstand umgeht"),
        TEXTS("direct, quick to decide, drawn to challenges",
              "vai direto ao ponto, decide rápido, busca desafios",
              "va al grano, decide con rapidez, busca retos",
              "direkt, schnell entschieden, sucht Herausforderungen"),
        TEXTS("careful, open to compromise, avoids confrontation",
              "pondera, aceita acordos, evita confrontos",
              "pondera, acepta acuerdos, evita enfrentamientos",
              "abwägend, kompromissbereit, meidet Streit") },
    [DISC_I] = {
        TEXTS("Influence", "Influência", "Influencia", "Initiative"),
        TEXTS("How someone deals with people and wins them over",
              "Como a pessoa lida com os outros e os conquista", "Cómo trata con la gente y la convence",
              "Wie jemand auf Menschen zugeht und sie gewinnt"),
        TEXTS("sociable, expressive, spreads enthusiasm",
              "busca contato, expressa-se bem, transmite entusiasmo",
              "busca el contacto, se expresa bien, transmite entusiasmo",
              "gesellig, ausdrucksstark, begeisternd"),
        TEXTS("reserved, factual, chooses contacts with care",
              "fala pouco, prefere fatos, escolhe seus contatos",
              "habla poco, prefiere los hechos, elige sus contactos",
              "zurückhaltend, sachlich, wählt Kontakte aus") },
    [DISC_S] = {
        TEXTS("Steadiness", "Estabilidade", "Estabilidad", "Stetigkeit"),
        TEXTS("How someone deals with pace and change", "Como a pessoa lida com ritmo e mudanças",
              "Cómo maneja el ritmo y los cambios", "Wie jemand mit Tempo und Veränderung umgeht"),
        TEXTS("patient, reliable, keeps an even pace", "tem paciência, constância e ritmo regular",
              "tiene paciencia, constancia y un ritmo regular",
              "geduldig, verlässlich, gleichmäßig im Tempo"),
        TEXTS("lively, flexible, likes change", "tem agilidade, flexibilidade e gosto por mudanças",
              "tiene agilidad, flexibilidad y gusto por el cambio",
              "lebhaft, beweglich, mag Abwechslung") },
    [DISC_C] = {
        TEXTS("Conscientiousness", "Conformidade", "Cumplimiento", "Gewissenhaftigkeit"),
        TEXTS("How someone deals with rules, detail and quality",
              "Como a pessoa lida com regras, detalhes e qualidade",
              "Cómo maneja las reglas, los detalles y la calidad",
              "Wie jemand mit Regeln, Details und Qualität umgeht"),
        TEXTS("precise, systematic, checks before deciding",
              "tem precisão e método, confere antes de decidir",
              "trabaja con precisión y método, comprueba antes de decidir",
              "genau, planvoll, prüft vor dem Entscheiden"),
        TEXTS("independent of rules, sees the whole, improvises",
              "dispensa regras, vê o conjunto, improvisa",
              "prescinde de reglas, ve el conjunto, improvisa",
              "frei von Vorgaben, sieht das Ganze, improvisiert") },
};

const struct translated disc_graph_names[DISC_GRAPHS] = {
    [DISC_GRAPH_I]   = TEXTS("I · Adapted", "I · Adaptado", "I · Adaptado", "I · Angepasst"),
    [DISC_GRAPH_II]  = TEXTS("II · Natural", "II · Natural", "II · Natural", "II · Natürlich"),
    [DISC_GRAPH_III] = TEXTS("III · Overall", "III · Geral", "III · General", "III · Gesamt"),
};

const struct translated disc_graph_meanings[DISC_GRAPHS] = {
    [DISC_GRAPH_I] = TEXTS("From what was chosen as most: the behaviour this person shows at work.",
                           "Do que foi escolhido como mais: o comportamento que a pessoa mostra no"
                           " trabalho.",
                           "De lo elegido como más: la conducta que la persona muestra en el trabajo.",
                           "Aus dem, was am meisten zutrifft: das Verhalten, das die Person bei der"
                           " Arbeit zeigt."),
    [DISC_GRAPH_II] = TEXTS("From what was chosen as least: the behaviour that comes without effort, also"
                            " under pressure.",
                            "Do que foi escolhido como menos: o comportamento que surge sem esforço,"
                            " também sob pressão.",
                            "De lo elegido como menos: la conducta que surge sin esfuerzo, también bajo"
                            " presión.",
                            "Aus dem, was am wenigsten zutrifft: das Verhalten, das ohne Mühe kommt,"
                            " auch unter Druck."),
    [DISC_GRAPH_III] = TEXTS("Both together: the picture that pattern and texts go by.",
                             "Os dois juntos: a imagem em que se baseiam o padrão e os textos.",
                             "Ambos juntos: la imagen en que se basan el patrón y los textos.",
                             "Beides zusammen: das Bild, auf dem Muster und Texte beruhen."),
};

const struct disc_pattern disc_patterns[DISC_PATTERNS] = {
    { "D", TEXTS("Determination", "Determinação", "Determinación", "Entschlossenheit"),
      TEXTS("People with this pattern go for results. They decide quickly, say openly what they want and"
            " are at their best when something has to be moved against resistance.",
            "Pessoas com este padrão buscam resultados. Decidem rápido, dizem abertamente o que querem e"
            " rendem mais quando é preciso vencer resistências.",
            "Las personas con este patrón van a por resultados. Deciden con rapidez, dicen abiertamente"
            " lo que quieren y dan lo mejor de sí cuando hay que vencer resistencias.",
            "Menschen mit diesem Muster wollen Ergebnisse. Sie entscheiden schnell, sagen offen, was sie"
            " möchten, und sind am stärksten, wenn etwas gegen Widerstand zu bewegen ist."),
      TEXTS("Starts things, takes responsibility, makes decisions when others hesitate.",
            "Toma a iniciativa, assume responsabilidade e decide quando outros hesitam.",
            "Toma la iniciativa, asume responsabilidad y decide cuando otros dudan.",
            "Bringt Dinge in Gang, übernimmt Verantwortung, entscheidet, wenn andere zögern."),
      TEXTS("May pass over details and over people who need more time.",
            "Pode passar por cima de detalhes e de quem precisa de mais tempo.",
            "Puede pasar por alto detalles y a quienes necesitan más tiempo.",
            "Übergeht mitunter Einzelheiten und Menschen, die mehr Zeit brauchen."),
      TEXTS("Be brief, start with the goal, offer choices and leave room to decide.",
            "Seja breve, comece pelo objetivo, ofereça opções e deixe espaço para decidir.",
            "Sea breve, empiece por el objetivo, ofrezca opciones y deje margen para decidir.",
            "Kurz bleiben, mit dem Ziel beginnen, Möglichkeiten anbieten und Raum zum Entscheiden"
            " lassen.") },
    { "I", TEXTS("Enthusiasm", "Entusiasmo", "Entusiasmo", "Begeisterung"),
      TEXTS("People with this pattern win others over. They find contact easily, speak with feeling and"
            " bring confidence and good spirits into a group.",
            "Pessoas com este padrão conquistam os outros. Fazem contato com facilidade, falam com"
            " emoção e levam confiança e bom humor ao grupo.",
            "Las personas con este patrón se ganan a los demás. Conectan con facilidad, hablan con"
            " emoción y aportan confianza y buen ánimo al grupo.",
            "Menschen mit diesem Muster gewinnen andere für sich. Sie finden leicht Kontakt, sprechen"
            " mit Gefühl und bringen Zuversicht und gute Stimmung in eine Gruppe."),
      TEXTS("Opens doors, motivates, presents ideas so that people want to join in.",
            "Abre portas, motiva e apresenta ideias de um jeito que dá vontade de participar.",
            "Abre puertas, motiva y presenta las ideas de modo que apetece sumarse.",
            "Öffnet Türen, motiviert und stellt Ideen so vor, dass andere mitmachen möchten."),
      TEXTS("May promise much at once and lose sight of follow-up and detail.",
            "Pode prometer muito de uma vez e perder de vista a continuidade e os detalhes.",
            "Puede prometer mucho a la vez y perder de vista el seguimiento y los detalles.",
            "Verspricht mitunter viel auf einmal und verliert Nacharbeit und Einzelheiten aus dem Blick."),
      TEXTS("Take time for a talk, show interest, then write down together what was agreed.",
            "Reserve tempo para conversar, mostre interesse e depois registrem juntos o que foi combinado.",
            "Reserve tiempo para conversar, muestre interés y luego anoten juntos lo acordado.",
            "Zeit für ein Gespräch nehmen, Interesse zeigen, dann gemeinsam festhalten, was"
            " vereinbart ist.") },
    { "S", TEXTS("Support", "Apoio", "Apoyo", "Unterstützung"),
      TEXTS("People with this pattern give others security. They work at an even pace, listen well and"
            " stay with a task or a team even when it gets difficult.",
            "Pessoas com este padrão dão segurança aos outros. Trabalham em ritmo regular, sabem ouvir"
            " e permanecem com a tarefa ou a equipe mesmo quando fica difícil.",
            "Las personas con este patrón dan seguridad a los demás. Trabajan a un ritmo regular, saben"
            " escuchar y siguen con la tarea o el equipo aunque se ponga difícil.",
            "Menschen mit diesem Muster geben anderen Sicherheit. Sie arbeiten in gleichmäßigem Tempo,"
            " hören gut zu und bleiben bei einer Aufgabe oder einem Team, auch wenn es schwierig wird."),
      TEXTS("Keeps promises, calms tense situations, holds a team together.",
            "Cumpre o que promete, acalma situações tensas e mantém a equipe unida.",
            "Cumple lo que promete, calma situaciones tensas y mantiene unido al equipo.",
            "Hält Zusagen ein, beruhigt angespannte Lagen, hält ein Team zusammen."),
      TEXTS("May keep own wishes back and need time when things change suddenly.",
            "Pode guardar para si os próprios desejos e precisar de tempo diante de mudanças repentinas.",
            "Puede callar sus propios deseos y necesitar tiempo ante cambios repentinos.",
            "Hält eigene Wünsche mitunter zurück und braucht Zeit, wenn sich plötzlich etwas ändert."),
      TEXTS("Be friendly and calm, announce changes early, ask for the person's own view.",
            "Fale com calma e gentileza, avise cedo sobre mudanças e pergunte a opinião da pessoa.",
            "Hable con calma y amabilidad, anuncie pronto los cambios y pregunte por su opinión.",
            "Freundlich und ruhig bleiben, Änderungen früh ankündigen, nach der eigenen Meinung"
            " fragen.") },
    { "C", TEXTS("Precision", "Precisão", "Precisión", "Genauigkeit"),
      TEXTS("People with this pattern want to get things right. They look closely, work to a plan and"
            " trust facts more than first impressions.",
            "Pessoas com este padrão querem fazer bem feito. Observam de perto, trabalham com um plano e"
            " confiam mais em fatos do que em primeiras impressões.",
            "Las personas con este patrón quieren hacer las cosas bien. Miran de cerca, trabajan con un"
            " plan y se fían más de los hechos que de la primera impresión.",
            "Menschen mit diesem Muster wollen es richtig machen. Sie sehen genau hin, arbeiten nach Plan"
            " und trauen Tatsachen mehr als dem ersten Eindruck."),
      TEXTS("Delivers careful work, finds mistakes early, asks the questions others forget.",
            "Entrega um trabalho cuidadoso, encontra erros cedo e faz as perguntas que outros esquecem.",
            "Entrega un trabajo cuidado, detecta pronto los errores y hace las preguntas que otros"
            " olvidan.",
            "Liefert sorgfältige Arbeit, findet Fehler früh und stellt die Fragen, die andere"
            " vergessen."),
      TEXTS("May check for longer than the matter needs and take criticism of the work to heart.",
            "Pode conferir por mais tempo do que o necessário e sentir muito as críticas ao trabalho.",
            "Puede revisar más de lo necesario y tomarse a pecho las críticas al trabajo.",
            "Prüft mitunter länger als nötig und nimmt sich Kritik an der Arbeit zu Herzen."),
      TEXTS("Come prepared, give facts in writing, allow time for questions.",
            "Venha com tudo preparado, apresente os fatos por escrito e dê tempo para perguntas.",
            "Acuda con todo preparado, presente los datos por escrito y deje tiempo para preguntas.",
            "Vorbereitet kommen, Fakten schriftlich geben, Zeit für Fragen lassen.") },
    { "DI", TEXTS("Momentum", "Impulso", "Impulso", "Schwung"),
      TEXTS("People with this pattern pull others along towards a goal. They combine the will to achieve"
            " with a gift for winning people over.",
            "Pessoas com este padrão levam os outros em direção a uma meta. Unem a vontade de realizar"
            " ao dom de conquistar as pessoas.",
            "Las personas con este patrón arrastran a los demás hacia una meta. Unen la voluntad de"
            " lograr algo con el don de ganarse a la gente.",
            "Menschen mit diesem Muster ziehen andere zu einem Ziel mit. Sie verbinden den Willen, etwas"
            " zu erreichen, mit der Gabe, Menschen zu gewinnen."),
      TEXTS("Starts projects, speaks convincingly, keeps spirits up when it matters.",
            "Começa projetos, fala de modo convincente e mantém o ânimo nos momentos decisivos.",
            "Pone en marcha proyectos, habla de forma convincente y mantiene el ánimo cuando importa.",
            "Stößt Vorhaben an, spricht überzeugend und hält die Stimmung hoch, wenn es darauf"
            " ankommt."),
      TEXTS("May move on to the next idea before the last one is finished.",
            "Pode passar para a próxima ideia antes de terminar a anterior.",
            "Puede pasar a la siguiente idea antes de terminar la anterior.",
            "Geht mitunter zur nächsten Idee über, bevor die letzte fertig ist."),
      TEXTS("Be lively and to the point, show the benefit, agree who finishes what.",
            "Fale com energia e objetividade, mostre o benefício e combine quem conclui o quê.",
            "Hable con energía y sin rodeos, muestre el beneficio y acuerde quién termina qué.",
            "Lebendig und ohne Umschweife sprechen, den Nutzen zeigen, klären, wer was zu Ende bringt.") },
    { "DS", TEXTS("Perseverance", "Persistência", "Perseverancia", "Ausdauer"),
      TEXTS("People with this pattern set a goal and stay with it. They join determination with patience,"
            " so they reach far goals by many small steps.",
            "Pessoas com este padrão definem uma meta e não a abandonam. Unem determinação e"
            " paciência e chegam longe com muitos passos pequenos.",
            "Las personas con este patrón se fijan una meta y no la abandonan. Unen determinación y"
            " paciencia, y llegan lejos con muchos pasos pequeños.",
            "Menschen mit diesem Muster setzen sich ein Ziel und bleiben dabei. Sie verbinden"
            " Entschlossenheit mit Geduld und erreichen Fernes in vielen kleinen Schritten."),
      TEXTS("Works hard on own initiative, keeps to commitments, does not give up early.",
            "Trabalha com empenho e autonomia, mantém os compromissos e não desiste cedo.",
            "Trabaja con empeño y autonomía, mantiene los compromisos y no se rinde pronto.",
            "Arbeitet selbstständig und viel, steht zu Zusagen und gibt nicht früh auf."),
      TEXTS("May carry too much alone and hold on to a path for too long.",
            "Pode carregar demais sem pedir ajuda e insistir tempo demais no mesmo caminho.",
            "Puede cargar demasiado sin pedir ayuda e insistir demasiado tiempo en un camino.",
            "Trägt mitunter zu viel allein und hält zu lange an einem Weg fest."),
      TEXTS("Speak plainly, respect what has been achieved, explain why a change is needed.",
            "Fale com clareza, reconheça o que já foi feito e explique por que é preciso mudar.",
            "Hable claro, reconozca lo logrado y explique por qué hace falta un cambio.",
            "Klar sprechen, Erreichtes achten, erklären, warum eine Änderung nötig ist.") },
    { "DC", TEXTS("Rigour", "Rigor", "Rigor", "Konsequenz"),
      TEXTS("People with this pattern want good results and want them correct. They think ahead, set high"
            " standards and hold to what they have found to be right.",
            "Pessoas com este padrão querem bons resultados e os querem corretos. Pensam adiante, exigem"
            " qualidade e sustentam o que concluíram ser certo.",
            "Las personas con este patrón quieren buenos resultados, y correctos. Piensan con"
            " antelación, exigen calidad y sostienen lo que consideran acertado.",
            "Menschen mit diesem Muster wollen gute Ergebnisse, und sie sollen stimmen. Sie denken"
            " voraus, setzen hohe Maßstäbe und stehen zu dem, was sie als richtig erkannt haben."),
      TEXTS("Solves hard problems, decides on facts, improves how things are done.",
            "Resolve problemas difíceis, decide com base em fatos e melhora a forma de trabalhar.",
            "Resuelve problemas difíciles, decide con datos y mejora la forma de trabajar.",
            "Löst schwierige Probleme, entscheidet nach Fakten, verbessert Abläufe."),
      TEXTS("May seem cool and ask as much of others as of themselves.",
            "Pode parecer distante e exigir dos outros tanto quanto exige de si.",
            "Puede parecer distante y exigir a los demás tanto como a sí.",
            "Wirkt mitunter kühl und verlangt von anderen so viel wie von sich selbst."),
      TEXTS("Give reasons and figures, keep to the subject, accept hard questions.",
            "Traga motivos e números, mantenha o assunto e aceite perguntas difíceis.",
            "Aporte razones y cifras, cíñase al tema y acepte preguntas difíciles.",
            "Gründe und Zahlen nennen, beim Thema bleiben, harte Fragen annehmen.") },
    { "IS", TEXTS("Warmth", "Acolhimento", "Cercanía", "Herzlichkeit"),
      TEXTS("People with this pattern put relationships first. They are friendly and patient, and others"
            " like to turn to them for advice and encouragement.",
            "Pessoas com este padrão põem as relações em primeiro lugar. Mostram simpatia e"
            " paciência, e os outros gostam de procurá-las para pedir conselho e ânimo.",
            "Las personas con este patrón ponen las relaciones en primer lugar. Muestran simpatía y"
            " paciencia, y los demás acuden con gusto a pedirles consejo y ánimo.",
            "Menschen mit diesem Muster stellen Beziehungen an die erste Stelle. Sie sind freundlich und"
            " geduldig, und andere holen sich gern Rat und Zuspruch bei ihnen."),
      TEXTS("Builds trust, brings people together, notices how others feel.",
            "Constrói confiança, aproxima as pessoas e percebe como os outros se sentem.",
            "Genera confianza, une a las personas y nota cómo se sienten los demás.",
            "Schafft Vertrauen, bringt Menschen zusammen, merkt, wie es anderen geht."),
      TEXTS("May put off unpleasant messages and find it hard to say no.",
            "Pode adiar mensagens desagradáveis e ter dificuldade em dizer não.",
            "Puede aplazar mensajes desagradables y tener dificultad para decir que no.",
            "Schiebt Unangenehmes mitunter auf und sagt nur schwer Nein."),
      TEXTS("Be personal and encouraging, and make clear that disagreement is welcome.",
            "Use um tom pessoal e encorajador e deixe claro que discordar é bem-vindo.",
            "Use un tono personal y alentador, y deje claro que discrepar es bienvenido.",
            "Persönlich und ermutigend sein und deutlich machen, dass Widerspruch erwünscht ist.") },
    { "IC", TEXTS("Diplomacy", "Diplomacia", "Diplomacia", "Diplomatie"),
      TEXTS("People with this pattern convince by being both friendly and well informed. They care how a"
            " message sounds and that it is true.",
            "Pessoas com este padrão convencem por unir simpatia e bom preparo. Importam-se com o tom da"
            " mensagem e também com que ela seja correta.",
            "Las personas con este patrón convencen porque unen simpatía y buena información. Les"
            " importa cómo suena un mensaje y que sea cierto.",
            "Menschen mit diesem Muster überzeugen, weil sie freundlich und gut informiert sind. Ihnen"
            " ist wichtig, wie eine Botschaft klingt und dass sie stimmt."),
      TEXTS("Explains difficult matters well, advises with tact, delivers polished work.",
            "Explica bem assuntos difíceis, aconselha com tato e entrega um trabalho bem acabado.",
            "Explica bien temas difíciles, aconseja con tacto y entrega un trabajo bien acabado.",
            "Erklärt Schwieriges gut, berät mit Takt, liefert Ausgefeiltes ab."),
      TEXTS("May waver between wish for approval and wish for perfection.",
            "Pode oscilar entre o desejo de agradar e o desejo de perfeição.",
            "Puede oscilar entre el deseo de agradar y el de perfección.",
            "Schwankt mitunter zwischen dem Wunsch nach Zustimmung und dem nach Vollkommenheit."),
      TEXTS("Be courteous, acknowledge good work, set a clear end for checking.",
            "Seja cordial, reconheça o bom trabalho e marque um fim claro para as revisões.",
            "Sea cordial, reconozca el buen trabajo y fije un final claro para las revisiones.",
            "Höflich sein, gute Arbeit anerkennen, ein klares Ende für das Prüfen setzen.") },
    { "SC", TEXTS("Reliability", "Confiabilidade", "Fiabilidad", "Verlässlichkeit"),
      TEXTS("People with this pattern do what they said, in the quality they said. They like clear tasks,"
            " keep order and think twice before they change what works.",
            "Pessoas com este padrão fazem o que disseram, com a qualidade que disseram. Gostam de"
            " tarefas claras, mantêm a ordem e pensam duas vezes antes de mudar o que funciona.",
            "Las personas con este patrón hacen lo que dijeron y con la calidad que dijeron. Prefieren"
            " tareas claras, mantienen el orden y lo piensan dos veces antes de cambiar lo que funciona.",
            "Menschen mit diesem Muster tun, was sie gesagt haben, und so gut, wie sie es gesagt haben."
            " Sie mögen klare Aufgaben, halten Ordnung und ändern nur mit Bedacht, was funktioniert."),
      TEXTS("Works carefully and steadily, knows procedures, can be counted on.",
            "Trabalha com cuidado e constância, conhece os processos e é uma presença confiável.",
            "Trabaja con cuidado y constancia, conoce los procesos y siempre cumple.",
            "Arbeitet sorgfältig und stetig, kennt die Abläufe, bleibt in jeder Lage verlässlich."),
      TEXTS("May wait to be asked and be slow to accept risk.",
            "Pode esperar que lhe perguntem e demorar a aceitar riscos.",
            "Puede esperar a que le pregunten y tardar en aceptar riesgos.",
            "Wartet mitunter, bis jemand fragt, und geht ungern Risiken ein."),
      TEXTS("Be clear and patient, explain step by step, give notice in good time.",
            "Fale com clareza e paciência, explique passo a passo e avise com antecedência.",
            "Hable con claridad y paciencia, explique paso a paso y avise con tiempo.",
            "Klar und geduldig sein, Schritt für Schritt erklären, rechtzeitig Bescheid geben.") },
    { "DIS", TEXTS("Commitment", "Engajamento", "Compromiso", "Engagement"),
      TEXTS("People with this pattern want to achieve something together with others. They lead with"
            " warmth, stay approachable and keep going.",
            "Pessoas com este padrão querem realizar algo junto com os outros. Lideram com calor humano,"
            " continuam acessíveis e seguem adiante.",
            "Las personas con este patrón quieren lograr algo junto con los demás. Dirigen con calidez,"
            " siguen siendo accesibles y no se detienen.",
            "Menschen mit diesem Muster wollen gemeinsam mit anderen etwas erreichen. Sie führen mit"
            " Wärme, bleiben ansprechbar und lassen nicht nach."),
      TEXTS("Brings a team to act, supports people on the way, handles very different situations.",
            "Leva a equipe a agir, apoia as pessoas no caminho e lida com situações bem diferentes.",
            "Mueve al equipo a actuar, apoya a las personas y maneja situaciones muy distintas.",
            "Bringt ein Team ins Handeln, stützt Menschen unterwegs, kommt mit vielen Lagen zurecht."),
      TEXTS("May find paperwork and exact rules tiresome and leave them to the end.",
            "Pode achar cansativos os papéis e as regras exatas e deixá-los para o fim.",
            "Puede cansarse del papeleo y las reglas exactas, y dejarlos para el final.",
            "Findet Formales und genaue Vorgaben mitunter lästig und lässt sie bis zuletzt liegen."),
      TEXTS("Speak of goal and people alike, be open, help with structure.",
            "Fale tanto da meta quanto das pessoas, use de franqueza e ajude com a estrutura.",
            "Hable tanto de la meta como de las personas, con franqueza, y ayude con la estructura.",
            "Über Ziel und Menschen sprechen, offen sein, bei der Struktur helfen.") },
    { "DIC", TEXTS("Ingenuity", "Engenhosidade", "Ingenio", "Einfallsreichtum"),
      TEXTS("People with this pattern look for new and better ways. They think quickly, argue well and"
            " check whether an idea will really work.",
            "Pessoas com este padrão procuram caminhos novos e melhores. Pensam rápido, argumentam bem e"
            " verificam se a ideia realmente funciona.",
            "Las personas con este patrón buscan caminos nuevos y mejores. Piensan rápido, argumentan"
            " bien y comprueban si una idea funciona de verdad.",
            "Menschen mit diesem Muster suchen neue und bessere Wege. Sie denken schnell, argumentieren"
            " gut und prüfen, ob eine Idee wirklich trägt."),
      TEXTS("Develops ideas, wins support for them, makes them sound in detail.",
            "Desenvolve ideias, conquista apoio para elas e as torna sólidas nos detalhes.",
            "Desarrolla ideas, logra apoyo para ellas y las hace sólidas en el detalle.",
            "Entwickelt Ideen, gewinnt andere dafür und macht sie im Einzelnen stimmig."),
      TEXTS("May grow restless with routine and leave others behind by pace.",
            "Pode perder o interesse na rotina e deixar os outros para trás pelo ritmo.",
            "Puede perder el interés en la rutina y dejar atrás a otros por el ritmo.",
            "Wird bei Routine mitunter unruhig und hängt andere durch das Tempo ab."),
      TEXTS("Bring ideas and facts, discuss openly, agree on a pace all can keep.",
            "Traga ideias e fatos, discuta abertamente e combine um ritmo que todos sigam.",
            "Aporte ideas y datos, debata abiertamente y acuerde un ritmo que sirva al grupo.",
            "Ideen und Fakten mitbringen, offen diskutieren, ein Tempo vereinbaren, das alle halten"
            " können.") },
    { "DSC", TEXTS("Solidity", "Solidez", "Solidez", "Solidität"),
      TEXTS("People with this pattern finish what they take on, and finish it well. They work on their"
            " own, weigh things up and then stand by their decision.",
            "Pessoas com este padrão concluem o que assumem, e concluem bem. Trabalham com autonomia,"
            " ponderam e depois sustentam a decisão.",
            "Las personas con este patrón terminan lo que asumen, y lo terminan bien. Trabajan con"
            " autonomía, sopesan y luego sostienen su decisión.",
            "Menschen mit diesem Muster bringen zu Ende, was sie übernehmen, und zwar gut. Sie arbeiten"
            " selbstständig, wägen ab und stehen dann zu ihrer Entscheidung."),
      TEXTS("Unites goal, patience and care; leads by substance rather than by show.",
            "Une objetivo, paciência e cuidado; lidera mais pelo conteúdo do que pela aparência.",
            "Une objetivo, paciencia y cuidado; dirige más por el contenido que por la apariencia.",
            "Verbindet Ziel, Geduld und Sorgfalt; überzeugt durch Substanz statt durch Auftritt."),
      TEXTS("May say too little about plans and feelings, so that others have to guess.",
            "Pode falar pouco sobre planos e sentimentos, e os outros precisam adivinhar.",
            "Puede hablar poco de planes y sentimientos, y los demás tienen que adivinar.",
            "Sagt mitunter zu wenig über Pläne und Gefühle, sodass andere raten müssen."),
      TEXTS("Be factual and calm, allow time to think, ask directly for an opinion.",
            "Fale com calma e fatos, dê tempo para pensar e peça a opinião diretamente.",
            "Hable con calma y datos, dé tiempo para pensar y pida la opinión directamente.",
            "Sachlich und ruhig sein, Zeit zum Nachdenken lassen, direkt nach der Meinung fragen.") },
    { "ISC", TEXTS("Consideration", "Consideração", "Consideración", "Rücksicht"),
      TEXTS("People with this pattern want people to be well and work to be done properly. They listen,"
            " mediate and keep an eye on the details.",
            "Pessoas com este padrão querem que as pessoas estejam bem e que o trabalho saia bem feito."
            " Ouvem, conciliam e cuidam dos detalhes.",
            "Las personas con este patrón quieren que la gente esté bien y que el trabajo salga bien."
            " Escuchan, median y cuidan los detalles.",
            "Menschen mit diesem Muster möchten, dass es anderen gut geht und die Arbeit gut gemacht"
            " wird. Sie hören zu, vermitteln und achten auf Einzelheiten."),
      TEXTS("Works well with almost everybody, is helpful and careful, keeps the peace.",
            "Trabalha bem com quase todos, ajuda com cuidado e mantém a paz.",
            "Trabaja bien con casi todo el mundo, ayuda con esmero y mantiene la paz.",
            "Arbeitet mit fast allen gut zusammen, hilft sorgfältig, wahrt den Frieden."),
      TEXTS("May avoid hard decisions and look for agreement for too long.",
            "Pode evitar decisões difíceis e buscar consenso por tempo demais.",
            "Puede evitar decisiones difíciles y buscar el consenso demasiado tiempo.",
            "Weicht harten Entscheidungen mitunter aus und sucht zu lange nach Einigkeit."),
      TEXTS("Be friendly and well prepared, give security, name the decision that is due.",
            "Use um tom amigável, venha com preparo, dê segurança e diga qual decisão é necessária.",
            "Sea amable, acuda con preparación, dé seguridad y diga qué decisión toca tomar.",
            "Freundlich und vorbereitet sein, Sicherheit geben, die fällige Entscheidung benennen.") },
};

const struct disc_pattern *disc_pattern_find(str code)
{
    for (size_t i = 0; i < DISC_PATTERNS; i++)
        if (str_is(code, disc_patterns[i].code))
            return &disc_patterns[i];
    return NULL;
}
