/* drives_texts.c - what drives and reference profiles of drives-86 mean.
 *
 * Tone as in disc_texts.c: about work, no diagnosis, no profile better than
 * another.
 */
#include "domain/instrument_texts.h"

const struct translated drives_title =
    TEXTS("Work drives", "Impulsos no trabalho", "Impulsos en el trabajo", "Antriebe bei der Arbeit");

const struct translated drives_list_titles[DRIVE_LISTS] = {
    [DRIVE_CONCEPT] = TEXTS("How you are expected to act", "Como esperam que você aja",
                            "Cómo se espera que actúe", "Wie Sie sich verhalten sollen"),
    [DRIVE_SELF]    = TEXTS("How you really are", "Como você realmente é", "Cómo es usted en realidad",
                            "Wie Sie wirklich sind"),
};

const struct translated drives_instructions[DRIVE_LISTS] = {
    [DRIVE_CONCEPT] = TEXTS("Mark every word that describes how others at work expect you to act. Mark as"
                            " many or as few as you like; trust your first impression.",
                            "Marque todas as expressões que descrevem como as pessoas no trabalho esperam"
                            " que você aja. Marque quantas quiser; confie na primeira impressão.",
                            "Marque todas las expresiones que describen cómo esperan los demás que"
                            " actúe en el trabajo. Marque tantas como quiera; fíese de la primera"
                            " impresión.",
                            "Markieren Sie alle Wörter, die beschreiben, wie Sie sich nach Erwartung"
                            " anderer bei der Arbeit verhalten sollen. Markieren Sie so viele, wie Sie"
                            " möchten; vertrauen Sie dem ersten Eindruck."),
    [DRIVE_SELF] = TEXTS("Now mark every word that describes how you really are, whatever others expect."
                         " The words are the same; the answer may be another.",
                         "Agora marque todas as expressões que descrevem como você realmente é, não"
                         " importa o que os outros esperam. As expressões são as mesmas; a resposta pode"
                         " ser outra.",
                         "Ahora marque todas las expresiones que describen cómo es usted en realidad, sea"
                         " lo que sea lo que esperan los demás. Las expresiones son las mismas; la"
                         " respuesta puede ser otra.",
                         "Markieren Sie nun alle Wörter, die beschreiben, wie Sie wirklich sind, gleich"
                         " was andere erwarten. Die Wörter sind dieselben; die Antwort darf eine andere"
                         " sein."),
};

const struct drive_text drive_texts[DRIVE_COUNT] = {
    [DRIVE_A] = {
        TEXTS("Dominance", "Dominância", "Dominancia", "Dominanz"),
        TEXTS("The drive to influence people and events",
              "O impulso de influenciar pessoas e acontecimentos",
              "El impulso de influir en personas y sucesos",
              "Der Antrieb, auf Menschen und Dinge Einfluss zu nehmen"),
        TEXTS("independent, assertive, wants to decide", "age com independência e firmeza, quer decidir",
              "actúa con independencia y firmeza, quiere decidir",
              "eigenständig, durchsetzungsfähig, will entscheiden"),
        TEXTS("cooperative, accommodating, seeks agreement", "coopera, concilia, busca acordo",
              "coopera, concilia, busca acuerdos", "kooperativ, entgegenkommend, sucht Einvernehmen") },
    [DRIVE_B] = {
        TEXTS("Extraversion", "Extroversão", "Extraversión", "Extraversion"),
        TEXTS("The drive for contact with other people", "O impulso de ter contato com outras pessoas",
              "El impulso de estar en contacto con los demás",
              "Der Antrieb zum Umgang mit anderen Menschen"),
        TEXTS("outgoing, communicative, persuasive", "busca contato, comunica e convence",
              "busca el contacto, comunica y convence", "kontaktfreudig, mitteilsam, überzeugend"),
        TEXTS("reserved, reflective, focused on the task", "reflete, fala pouco, foca a tarefa",
              "reflexiona, habla poco, se centra en la tarea",
              "zurückhaltend, nachdenklich, auf die Sache gerichtet") },
    [DRIVE_C] = {
        TEXTS("Patience", "Paciência", "Paciencia", "Geduld"),
        TEXTS("The drive for stability and an even pace", "O impulso por estabilidade e ritmo regular",
              "El impulso por la estabilidad y un ritmo regular",
              "Der Antrieb zu Beständigkeit und gleichmäßigem Tempo"),
        TEXTS("calm, steady, values the familiar", "mantém a calma e a constância, valoriza o conhecido",
              "mantiene la calma y la constancia, valora lo conocido",
              "ruhig, stetig, schätzt Vertrautes"),
        TEXTS("fast, intense, likes change", "age com rapidez e intensidade, gosta de mudanças",
              "actúa con rapidez e intensidad, disfruta los cambios",
              "schnell, intensiv, mag Veränderung") },
    [DRIVE_D] = {
        TEXTS("Formality", "Formalidade", "Formalidad", "Formalität"),
        TEXTS("The drive to follow rules and structure", "O impulso de seguir regras e estruturas",
              "El impulso de seguir reglas y estructuras",
              "Der Antrieb, sich an Regeln und Ordnung zu halten"),
        TEXTS("precise, organised, goes by the book", "trabalha com precisão, ordem e regras",
              "trabaja con precisión, orden y reglas", "genau, geordnet, nach Vorgabe"),
        TEXTS("informal, flexible, comfortable with the open", "age com flexibilidade, sem formalidades",
              "actúa con flexibilidad, sin formalidades", "ungezwungen, flexibel, mag Offenes") },
    [DRIVE_E] = {
        TEXTS("Objectivity", "Objetividade", "Objetividad", "Objektivität"),
        TEXTS("What decisions go by: facts or feeling", "O que guia as decisões: fatos ou sentimento",
              "Lo que guía las decisiones: hechos o sentimiento",
              "Wonach Entscheidungen gehen: Fakten oder Gefühl"),
        TEXTS("logical, factual, keeps a distance", "usa lógica e fatos, mantém distância",
              "usa lógica y hechos, guarda distancia", "logisch, sachlich, mit Abstand"),
        TEXTS("intuitive, sensitive, follows feeling", "segue a intuição e o sentimento",
              "sigue la intuición y el sentimiento", "intuitiv, feinfühlig, folgt dem Gefühl") },
};

const struct drive_profile_text drive_profile_texts[DRIVE_PROFILES] = {
    { "precise-driver",
      TEXTS("Precise driver", "Impulso com precisão", "Impulso con precisión", "Präziser Antrieb"),
      TEXTS("Wants results soon and wants them exact. Sets the direction, works fast and checks that every"
            " part fits.",
            "Quer resultados logo e os quer exatos. Define a direção, trabalha rápido e confere se cada"
            " parte se encaixa.",
            "Quiere resultados pronto y los quiere exactos. Marca la dirección, trabaja rápido y"
            " comprueba que cada pieza encaje.",
            "Will bald Ergebnisse, und zwar genaue. Gibt die Richtung vor, arbeitet schnell und prüft,"
            " ob jedes Teil passt."),
      TEXTS("Drives change on a sound basis; keeps pace and quality together.",
            "Conduz mudanças com base sólida; mantém ritmo e qualidade juntos.",
            "Impulsa cambios con base sólida; mantiene a la vez ritmo y calidad.",
            "Treibt Veränderung auf fester Grundlage voran; hält Tempo und Güte zusammen."),
      TEXTS("May sound blunt and leave too little room for other ways of working.",
            "Pode soar com rispidez e deixar pouco espaço para outras formas de trabalhar.",
            "Puede sonar con brusquedad y dejar poco espacio a otras formas de trabajar.",
            "Klingt mitunter schroff und lässt anderen Arbeitsweisen wenig Raum.") },
    { "quality-keeper",
      TEXTS("Quality keeper", "Zelo pela qualidade", "Cuidado de la calidad", "Sinn für Qualität"),
      TEXTS("Watches over standards. Goes into the detail, knows the rules and wants no mistake to leave"
            " the house.",
            "Cuida dos padrões. Entra nos detalhes, conhece as regras e não quer que nenhum erro saia da"
            " casa.",
            "Vela por los estándares. Entra en el detalle, conoce las reglas y no quiere que salga"
            " ningún error.",
            "Wacht über Maßstäbe. Geht ins Einzelne, kennt die Regeln und will, dass kein Fehler das"
            " Haus verlässt."),
      TEXTS("Raises quality, sees risks early, brings order into complicated matters.",
            "Eleva a qualidade, vê riscos cedo e põe ordem em assuntos complicados.",
            "Eleva la calidad, ve pronto los riesgos y pone orden en asuntos complicados.",
            "Hebt die Qualität, sieht Risiken früh, bringt Ordnung in Verwickeltes."),
      TEXTS("May find it hard to delegate and to call a thing good enough.",
            "Pode ter dificuldade em delegar e em dizer que algo já está bom.",
            "Puede costarle delegar y dar algo por bueno.",
            "Gibt mitunter ungern ab und lässt Gutes selten gut sein.") },
    { "expert",
      TEXTS("Expert", "Especialista", "Especialista", "Fachwissen"),
      TEXTS("Knows a field thoroughly and likes to work within it. Prefers facts to talk and care to"
            " speed.",
            "Conhece uma área a fundo e gosta de trabalhar nela. Prefere fatos a conversas e cuidado a"
            " pressa.",
            "Conoce a fondo un campo y disfruta trabajando en él. Prefiere los hechos a las palabras y el"
            " cuidado a la prisa.",
            "Kennt ein Gebiet gründlich und arbeitet gern darin. Zieht Fakten dem Reden und Sorgfalt der"
            " Eile vor."),
      TEXTS("Gives sound advice, works without supervision, keeps to agreed standards.",
            "Dá conselhos sólidos, trabalha sem supervisão e segue os padrões combinados.",
            "Da consejos fundados, trabaja sin supervisión y respeta los estándares acordados.",
            "Berät fundiert, arbeitet ohne Aufsicht, hält vereinbarte Maßstäbe ein."),
      TEXTS("May keep knowledge to the inner circle and be slow to speak up.",
            "Pode guardar o conhecimento em um círculo pequeno e demorar a se manifestar.",
            "Puede guardar su saber en un círculo pequeño y tardar en alzar la voz.",
            "Behält Wissen mitunter im kleinen Kreis und meldet sich spät zu Wort.") },
    { "planner",
      TEXTS("Planner", "Planejamento", "Planificación", "Planung"),
      TEXTS("Thinks ahead and moves quickly. Turns an aim into a plan, and a plan into dates and duties.",
            "Pensa adiante e avança rápido. Transforma um objetivo em plano, e o plano em datas e"
            " tarefas.",
            "Piensa con antelación y avanza rápido. Convierte un objetivo en un plan, y el plan en"
            " fechas y tareas.",
            "Denkt voraus und geht zügig vor. Macht aus einem Ziel einen Plan und aus dem Plan Termine"
            " und Aufgaben."),
      TEXTS("Sees what has to come first, decides on grounds, keeps many threads in hand.",
            "Vê o que deve vir primeiro, decide com fundamento e controla muitas frentes.",
            "Ve qué va primero, decide con fundamento y controla muchos frentes.",
            "Sieht, was zuerst kommt, entscheidet mit Gründen, hält viele Fäden in der Hand."),
      TEXTS("May put plan before people and grow impatient with detours.",
            "Pode pôr o plano antes das pessoas e perder a paciência com desvios.",
            "Puede anteponer el plan a las personas e impacientarse con los desvíos.",
            "Stellt den Plan mitunter vor die Menschen und wird bei Umwegen ungeduldig.") },
    { "pioneer",
      TEXTS("Pioneer", "Pioneirismo", "Espíritu pionero", "Pioniergeist"),
      TEXTS("Likes to try what nobody has tried. Decides alone, takes risks and cares more for the idea"
            " than the rule.",
            "Gosta de tentar o que ninguém tentou. Decide por conta própria, corre riscos e valoriza"
            " mais a ideia do que a regra.",
            "Disfruta probando lo que nadie ha probado. Decide por su cuenta, asume riesgos y valora más"
            " la idea que la regla.",
            "Versucht gern, was noch niemand versucht hat. Entscheidet allein, wagt etwas und achtet die"
            " Idee mehr als die Regel."),
      TEXTS("Finds new ways, acts under uncertainty, keeps the big picture in view.",
            "Encontra novos caminhos, age na incerteza e mantém a visão do todo.",
            "Encuentra nuevos caminos, actúa en la incertidumbre y mantiene la visión de conjunto.",
            "Findet neue Wege, handelt auch im Ungewissen, behält das Ganze im Blick."),
      TEXTS("May leave loose ends and underrate what has proved itself.",
            "Pode deixar pontas soltas e subestimar o que já deu certo.",
            "Puede dejar cabos sueltos y subestimar lo que ya funciona.",
            "Lässt mitunter lose Enden zurück und unterschätzt Bewährtes.") },
    { "independent",
      TEXTS("Independent", "Independência", "Independencia", "Unabhängigkeit"),
      TEXTS("Takes a self-chosen path, calmly and without much talk. Needs freedom in how to work and"
            " little approval.",
            "Segue o próprio caminho, com calma e poucas palavras. Precisa de liberdade na forma de"
            " trabalhar e de pouca aprovação.",
            "Sigue su propio camino, con calma y pocas palabras. Necesita libertad en la forma de trabajar"
            " y poca aprobación.",
            "Geht den eigenen Weg, ruhig und ohne viele Worte. Braucht Freiheit in der Arbeitsweise und"
            " wenig Zustimmung."),
      TEXTS("Holds to convictions, works long on hard problems, stays composed.",
            "Mantém as convicções, dedica tempo a problemas difíceis e conserva a calma.",
            "Mantiene sus convicciones, dedica tiempo a problemas difíciles y conserva la calma.",
            "Steht zu Überzeugungen, arbeitet lange an Schwierigem, bleibt gefasst."),
      TEXTS("May consult others late and take rules lightly.",
            "Pode consultar os outros tarde e dar pouca importância às regras.",
            "Puede consultar tarde a los demás y tomarse las reglas a la ligera.",
            "Fragt andere mitunter spät und nimmt Regeln leicht.") },
    { "thinker",
      TEXTS("Thinker", "Reflexão", "Reflexión", "Nachdenken"),
      TEXTS("Thinks a matter through before acting. Works with patience on difficult questions and comes"
            " to an independent view.",
            "Pensa bem antes de agir. Trabalha com paciência em questões difíceis e forma opinião"
            " própria.",
            "Piensa bien antes de actuar. Trabaja con paciencia en cuestiones difíciles y forma su propia"
            " opinión.",
            "Durchdenkt eine Sache, bevor es ans Handeln geht. Arbeitet geduldig an schwierigen Fragen"
            " und bildet sich ein eigenes Urteil."),
      TEXTS("Gets to the root of problems, is persistent, stands by reasoned decisions.",
            "Vai à raiz dos problemas, persiste e sustenta decisões bem pensadas.",
            "Va a la raíz de los problemas, persiste y sostiene decisiones razonadas.",
            "Geht Problemen auf den Grund, bleibt beharrlich, steht zu begründeten Entscheidungen."),
      TEXTS("May share thoughts only when they are finished and seem distant.",
            "Pode compartilhar ideias só quando estão prontas e parecer distante.",
            "Puede compartir sus ideas solo cuando están acabadas y parecer distante.",
            "Teilt Gedanken mitunter erst, wenn sie fertig sind, und wirkt fern.") },
    { "organiser",
      TEXTS("Organiser", "Organização", "Organización", "Organisation"),
      TEXTS("Gets people and tasks to work together. Is friendly, quick and careful that nothing is"
            " forgotten.",
            "Faz pessoas e tarefas funcionarem em conjunto. Age com simpatia, rapidez e cuidado para nada"
            " ser esquecido.",
            "Logra que personas y tareas funcionen juntas. Actúa con simpatía, rapidez y cuidado de no"
            " olvidar nada.",
            "Bringt Menschen und Aufgaben zusammen. Ist freundlich, schnell und achtet darauf, dass"
            " nichts vergessen wird."),
      TEXTS("Coordinates reliably, helps gladly, communicates clearly within the rules.",
            "Coordena com segurança, ajuda de bom grado e comunica com clareza dentro das regras.",
            "Coordina con seguridad, ayuda de buena gana y comunica con claridad dentro de las reglas.",
            "Koordiniert zuverlässig, hilft gern, spricht sich klar und nach den Regeln ab."),
      TEXTS("May take on too much for others and worry about criticism.",
            "Pode assumir demais pelos outros e se preocupar com críticas.",
            "Puede asumir demasiado por los demás y preocuparse por las críticas.",
            "Übernimmt mitunter zu viel für andere und fürchtet Kritik.") },
    { "commander",
      TEXTS("Commander", "Comando", "Mando", "Führung"),
      TEXTS("Takes the lead and makes it heard. Wants to win, decides quickly and expects others to keep"
            " up.",
            "Assume a liderança e se faz ouvir. Quer vencer, decide rápido e espera que os outros"
            " acompanhem.",
            "Toma el mando y se hace oír. Quiere ganar, decide rápido y espera que los demás sigan el"
            " ritmo.",
            "Übernimmt hörbar die Führung. Will gewinnen, entscheidet schnell und erwartet, dass"
            " andere mithalten."),
      TEXTS("Gives direction, handles pressure and conflict, moves a group to act.",
            "Dá direção, lida com pressão e conflito e leva o grupo a agir.",
            "Da dirección, maneja la presión y el conflicto, y mueve al grupo a actuar.",
            "Gibt Richtung, hält Druck und Streit aus, bringt eine Gruppe ins Handeln."),
      TEXTS("May listen too briefly and decide for others what they could decide.",
            "Pode ouvir pouco e decidir pelos outros o que eles poderiam decidir.",
            "Puede escuchar poco y decidir por los demás lo que ellos podrían decidir.",
            "Hört mitunter zu kurz zu und entscheidet für andere, was sie selbst könnten.") },
    { "team-builder",
      TEXTS("Team builder", "Espírito de equipe", "Espíritu de equipo", "Teamgeist"),
      TEXTS("Makes a group feel like a team. Is approachable and patient, and glad when others succeed.",
            "Faz o grupo se sentir uma equipe. É acessível e paciente e se alegra com o sucesso dos"
            " outros.",
            "Hace que el grupo se sienta un equipo. Es accesible y paciente, y se alegra del éxito de los"
            " demás.",
            "Macht aus einer Gruppe ein Team. Ist zugänglich und geduldig und freut sich über den"
            " Erfolg anderer."),
      TEXTS("Listens, encourages, settles differences, keeps people together for long.",
            "Ouve, encoraja, resolve diferenças e mantém as pessoas unidas.",
            "Escucha, anima, resuelve diferencias y mantiene unida a la gente.",
            "Hört zu, ermutigt, gleicht aus, hält Menschen lange zusammen."),
      TEXTS("May avoid hard words and wait too long for everyone to agree.",
            "Pode evitar palavras duras e esperar demais por consenso.",
            "Puede evitar palabras duras y esperar demasiado el consenso.",
            "Meidet mitunter harte Worte und wartet zu lange auf Einigkeit.") },
    { "challenger",
      TEXTS("Challenger", "Desafio", "Desafío", "Herausforderung"),
      TEXTS("Questions what is and pushes for what could be. Is quick, frank and at home where rules are"
            " still open.",
            "Questiona o que existe e busca o que poderia existir. Age com rapidez e franqueza e se sente"
            " em casa onde as regras ainda estão em aberto.",
            "Cuestiona lo que hay y empuja hacia lo que podría haber. Actúa con rapidez y franqueza, y"
            " está a gusto donde las reglas siguen abiertas.",
            "Stellt infrage, was ist, und drängt zu dem, was sein könnte. Ist schnell, offen und dort"
            " zu Hause, wo Regeln noch nicht feststehen."),
      TEXTS("Breaks deadlocks, wins others for change, dares what seems too big.",
            "Rompe impasses, conquista apoio para mudanças e ousa o que parece grande demais.",
            "Rompe bloqueos, gana apoyo para el cambio y se atreve con lo que parece demasiado grande.",
            "Löst Stillstand auf, gewinnt andere für Wandel, wagt, was zu groß scheint."),
      TEXTS("May tire others with change and leave the detail to them.",
            "Pode cansar os outros com mudanças e deixar os detalhes para eles.",
            "Puede cansar a los demás con cambios y dejarles los detalles.",
            "Ermüdet andere mitunter durch Wandel und überlässt ihnen das Kleine.") },
    { "convincer",
      TEXTS("Convincer", "Persuasão", "Persuasión", "Überzeugungskraft"),
      TEXTS("Lives from contact and conversation. Wins people over with energy and confidence and enjoys"
            " doing it.",
            "Vive do contato e da conversa. Conquista as pessoas com energia e confiança, e gosta disso.",
            "Vive del contacto y la conversación. Se gana a la gente con energía y confianza, y lo"
            " disfruta.",
            "Lebt von Kontakt und Gespräch. Gewinnt Menschen mit Energie und Zuversicht und hat Freude"
            " daran."),
      TEXTS("Opens doors, presents well, closes agreements, carries others along.",
            "Abre portas, apresenta bem, fecha acordos e leva os outros junto.",
            "Abre puertas, presenta bien, cierra acuerdos y arrastra a los demás.",
            "Öffnet Türen, tritt gut auf, schließt Vereinbarungen ab, nimmt andere mit."),
      TEXTS("May talk more than listen and see figures through rose-coloured glasses.",
            "Pode falar mais do que ouvir e ver os números com otimismo demais.",
            "Puede hablar más que escuchar y ver las cifras con demasiado optimismo.",
            "Redet mitunter mehr als nötig, hört weniger zu und sieht Zahlen zu rosig.") },
    { "energiser",
      TEXTS("Energiser", "Energia", "Energía", "Energie"),
      TEXTS("Brings life into a room. Is open, spontaneous and quick to make friends, and takes rules with"
            " a smile.",
            "Traz vida ao ambiente. É de atitude aberta e espontânea, faz amizades logo e leva as regras"
            " com um sorriso.",
            "Da vida al ambiente. Es de actitud abierta y espontánea, hace amistades pronto y toma las"
            " reglas con una sonrisa.",
            "Bringt Leben in den Raum. Ist offen, spontan und schnell befreundet und nimmt Regeln mit"
            " einem Lächeln."),
      TEXTS("Lifts spirits, builds contacts, reacts flexibly to what comes.",
            "Anima as pessoas, cria contatos e reage com flexibilidade ao que vier.",
            "Anima a la gente, crea contactos y reacciona con flexibilidad a lo que venga.",
            "Hebt die Stimmung, knüpft Kontakte, reagiert beweglich auf alles, was kommt."),
      TEXTS("May lose track of dates and details and decide by mood.",
            "Pode perder prazos e detalhes de vista e decidir pelo humor do momento.",
            "Puede perder de vista plazos y detalles, y decidir según el ánimo.",
            "Verliert Termine und Einzelheiten mitunter aus dem Blick und entscheidet nach Stimmung.") },
    { "generalist",
      TEXTS("Generalist", "Generalista", "Generalista", "Vielseitigkeit"),
      TEXTS("No drive stands far out. Adapts to people and tasks and can take the part that is needed.",
            "Nenhum impulso se destaca muito. Adapta-se a pessoas e tarefas e assume o papel que for"
            " necessário.",
            "Ningún impulso destaca mucho. Se adapta a personas y tareas, y asume el papel que haga"
            " falta.",
            "Kein Antrieb ragt weit heraus. Passt sich Menschen und Aufgaben an und übernimmt die Rolle,"
            " die gebraucht wird."),
      TEXTS("Is versatile, understands different people, links them with one another.",
            "Tem versatilidade, compreende pessoas diferentes e as conecta entre si.",
            "Tiene versatilidad, comprende a personas distintas y las conecta entre sí.",
            "Ist vielseitig, versteht unterschiedliche Menschen und verbindet sie miteinander."),
      TEXTS("May be hard to read, and a very one-sided task may tire.",
            "Pode ser difícil de interpretar e se cansar com tarefas muito unilaterais.",
            "Puede resultar difícil de interpretar y cansarse con tareas muy unilaterales.",
            "Ist mitunter schwer einzuschätzen und ermüdet bei sehr einseitigen Aufgaben.") },
    { "maker",
      TEXTS("Maker", "Mão na massa", "Manos a la obra", "Handwerk"),
      TEXTS("Likes to finish good work in peace. Is patient, exact and prefers a clear task to a long"
            " discussion.",
            "Gosta de fazer um bom trabalho com tranquilidade. Tem paciência e exatidão e prefere uma"
            " tarefa clara a uma longa discussão.",
            "Disfruta haciendo un buen trabajo con tranquilidad. Tiene paciencia y exactitud, y prefiere"
            " una tarea clara a una larga discusión.",
            "Macht gern in Ruhe gute Arbeit fertig. Ist geduldig und genau und zieht eine klare Aufgabe"
            " einer langen Diskussion vor."),
      TEXTS("Works reliably and with skill, concentrates for long, keeps agreements.",
            "Trabalha com confiança e habilidade, concentra-se por muito tempo e cumpre acordos.",
            "Trabaja con fiabilidad y destreza, se concentra mucho tiempo y cumple los acuerdos.",
            "Arbeitet verlässlich und gekonnt, bleibt lange konzentriert, hält Absprachen ein."),
      TEXTS("May report problems late and find sudden change unsettling.",
            "Pode relatar problemas tarde e se incomodar com mudanças repentinas.",
            "Puede informar tarde de los problemas e inquietarse con cambios repentinos.",
            "Meldet Probleme mitunter spät und findet plötzlichen Wandel beunruhigend.") },
    { "custodian",
      TEXTS("Custodian", "Salvaguarda", "Salvaguarda", "Bewahrung"),
      TEXTS("Keeps safe what has been entrusted. Is careful and modest, follows procedure and gladly"
            " helps.",
            "Protege o que lhe foi confiado. Age com cuidado e modéstia, segue os procedimentos e ajuda"
            " onde pode.",
            "Protege lo que se le confía. Actúa con cuidado y modestia, sigue los procedimientos y ayuda"
            " donde puede.",
            "Bewahrt, was anvertraut wurde. Ist sorgfältig und bescheiden, hält sich an Abläufe und"
            " hilft, wo es geht."),
      TEXTS("Is thorough and discreet, prevents mistakes, gives continuity.",
            "Trabalha com rigor e discrição, previne erros e dá continuidade.",
            "Trabaja con rigor y discreción, previene errores y da continuidad.",
            "Ist gründlich und verschwiegen, beugt Fehlern vor, sorgt für Beständigkeit."),
      TEXTS("May hesitate without a rule to follow and put own interests last.",
            "Pode hesitar quando não há regra e deixar os próprios interesses por último.",
            "Puede dudar cuando no hay regla y dejar sus propios intereses para el final.",
            "Zögert mitunter ohne Vorgabe und stellt eigene Interessen hintan.") },
    { "steady-hand",
      TEXTS("Steady hand", "Mão firme", "Mano firme", "Ruhige Hand"),
      TEXTS("Works calmly and constantly and stays even when others hurry. Values harmony and clear"
            " habits.",
            "Trabalha com calma e constância e mantém o equilíbrio quando os outros correm. Valoriza a"
            " harmonia e hábitos claros.",
            "Trabaja con calma y constancia, y mantiene el equilibrio cuando los demás corren. Valora la"
            " armonía y los hábitos claros.",
            "Arbeitet ruhig und stetig und bleibt gelassen, wenn andere eilen. Schätzt Harmonie und"
            " klare Gewohnheiten."),
      TEXTS("Is dependable, patient with people, a quiet centre of a team.",
            "Transmite confiança, tem paciência com as pessoas e é um centro sereno da equipe.",
            "Transmite confianza, tiene paciencia con la gente y es un centro sereno del equipo.",
            "Ist zuverlässig, geduldig mit Menschen, ein ruhiger Mittelpunkt im Team."),
      TEXTS("May adapt too much and need time to accept something new.",
            "Pode se adaptar demais e precisar de tempo para aceitar o novo.",
            "Puede adaptarse demasiado y necesitar tiempo para aceptar lo nuevo.",
            "Passt sich mitunter zu sehr an und braucht Zeit für Neues.") },
};

const struct drive_profile_text *drive_profile_find(str code)
{
    for (size_t i = 0; i < DRIVE_PROFILES; i++)
        if (str_is(code, drive_profile_texts[i].code))
            return &drive_profile_texts[i];
    return NULL;
}
