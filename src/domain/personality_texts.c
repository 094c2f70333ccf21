/* personality_texts.c - see personality_texts.h.
 *
 * Tone: plain words, about work, no diagnosis; both ends of a trait have something to
 * offer and something to watch, and none is better than the other.
 */
#include "domain/personality_texts.h"

const struct trait_text trait_texts[TRAITS] = {
    [TRAIT_EXTRAVERSION] = {
        TEXTS("Extraversion", "Extroversão", "Extraversión", "Extraversion"),
        { TEXTS("Prefers calm and a few familiar people, thinks before speaking and works well alone. In"
                " large rounds a good thought may stay unsaid, so it pays to ask for it.",
                "Prefere a calma e poucas pessoas conhecidas, pensa antes de falar e trabalha bem por conta"
                " própria. Em grupos grandes uma boa ideia pode não ser dita: vale a pena perguntar.",
                "Prefiere la calma y unas pocas personas conocidas, piensa antes de hablar y trabaja bien"
                " por su cuenta. En grupos grandes una buena idea puede quedarse sin decir: conviene"
                " preguntar.",
                "Mag Ruhe und wenige vertraute Menschen, denkt vor dem Sprechen nach und arbeitet gut"
                " allein. In großer Runde bleibt ein guter Gedanke manchmal ungesagt; danach zu fragen"
                " lohnt sich."),
          TEXTS("Is at ease in company and also alone; can lead a conversation or leave the floor to others.",
                "Fica à vontade em companhia e também sem ninguém por perto; pode conduzir uma conversa ou"
                " ceder a palavra.",
                "Está a gusto en compañía y también en solitario; puede llevar una conversación o ceder la"
                " palabra.",
                "Fühlt sich unter Menschen wohl und auch allein; kann ein Gespräch führen oder anderen das"
                " Wort lassen."),
          TEXTS("Seeks company, speaks up readily and brings energy into a group. Long stretches of quiet"
                " work alone may be tiring.",
                "Busca companhia, fala com facilidade e traz energia ao grupo. Longos períodos de trabalho"
                " quieto e solitário podem cansar.",
                "Busca compañía, toma la palabra con facilidad y da energía al grupo. Los periodos largos de"
                " trabajo callado y en solitario pueden cansar.",
                "Sucht Gesellschaft, ergreift gern das Wort und bringt Schwung in eine Gruppe. Lange stille"
                " Arbeit allein kann ermüden.") } },
    [TRAIT_AGREEABLENESS] = {
        TEXTS("Agreeableness", "Amabilidade", "Amabilidad", "Verträglichkeit"),
        { TEXTS("Says plainly what others would rather not hear and stands firm in negotiations. Some may"
                " take it as harsh, so the tone deserves attention.",
                "Diz com clareza o que outros prefeririam não ouvir e se mantém firme em negociações."
                " Alguns podem achar duro: vale cuidar do tom.",
                "Dice con claridad lo que otros preferirían no oír y se mantiene firme al negociar. A algunos"
                " puede parecerles duro: conviene cuidar el tono.",
                "Sagt offen, was andere lieber nicht hören, und bleibt in Verhandlungen standhaft. Manche"
                " finden das hart; auf den Ton zu achten lohnt sich."),
          TEXTS("Meets others kindly and can still say no when it matters.",
                "Trata as pessoas com gentileza e ainda assim sabe dizer não quando é importante.",
                "Trata a los demás con amabilidad y aun así sabe decir que no cuando importa.",
                "Begegnet anderen freundlich und kann trotzdem Nein sagen, wenn es darauf ankommt."),
          TEXTS("Trusts people, helps and looks for agreement. May give in too early or put off a conflict"
                " that is needed.",
                "Confia nas pessoas, ajuda e busca o acordo. Pode ceder cedo demais ou adiar um conflito"
                " necessário.",
                "Confía en las personas, ayuda y busca el acuerdo. Puede ceder demasiado pronto o aplazar un"
                " conflicto necesario.",
                "Vertraut anderen, hilft und sucht Einigung. Gibt vielleicht zu früh nach oder schiebt einen"
                " nötigen Konflikt auf.") } },
    [TRAIT_CONSCIENTIOUSNESS] = {
        TEXTS("Conscientiousness", "Conscienciosidade", "Responsabilidad", "Gewissenhaftigkeit"),
        { TEXTS("Stays flexible, improvises and begins without waiting for the perfect plan. Clear dates and"
                " someone who looks after the details help.",
                "Mantém a flexibilidade, improvisa e começa sem esperar pelo plano perfeito. Prazos claros e"
                " alguém que cuide dos detalhes ajudam.",
                "Conserva la flexibilidad, improvisa y empieza sin esperar al plan perfecto. Ayudan los"
                " plazos claros y alguien que cuide los detalles.",
                "Bleibt beweglich, improvisiert und fängt an, ohne auf den perfekten Plan zu warten. Klare"
                " Termine und jemand, der auf Einzelheiten achtet, helfen."),
          TEXTS("Plans what matters and leaves room for the rest.",
                "Planeja o que importa e deixa espaço para o resto.",
                "Planifica lo que importa y deja margen para lo demás.",
                "Plant das Wichtige und lässt Spielraum für den Rest."),
          TEXTS("Plans, keeps promises and finishes things with care. May find it hard to let something go"
                " unfinished or to change a plan.",
                "Planeja, cumpre o que promete e termina as coisas com cuidado. Pode ter dificuldade em"
                " deixar algo inacabado ou em mudar um plano.",
                "Planifica, cumple lo prometido y termina las cosas con cuidado. Puede costarle dejar algo"
                " sin acabar o cambiar un plan.",
                "Plant, hält Zusagen ein und bringt Dinge sorgfältig zu Ende. Unfertiges stehen zu lassen"
                " oder einen Plan zu ändern, kann schwerfallen.") } },
    [TRAIT_STABILITY] = {
        TEXTS("Emotional stability", "Estabilidade emocional", "Estabilidad emocional",
              "Emotionale Stabilität"),
        { TEXTS("Notices early what could go wrong and takes things to heart. Under pressure, clear"
                " agreements and time to recover help.",
                "Percebe cedo o que pode dar errado e leva as coisas a sério. Sob pressão, combinados"
                " claros e tempo para se recuperar ajudam.",
                "Nota pronto lo que podría salir mal y se toma las cosas a pecho. Bajo presión ayudan los"
                " acuerdos claros y el tiempo para recuperarse.",
                "Bemerkt früh, was schiefgehen könnte, und nimmt sich Dinge zu Herzen. Unter Druck helfen"
                " klare Absprachen und Zeit zur Erholung."),
          TEXTS("Usually stays calm; heavy or lasting pressure leaves its mark.",
                "Em geral mantém a calma; uma pressão forte ou prolongada deixa marcas.",
                "Por lo general mantiene la calma; una presión fuerte o prolongada se deja notar.",
                "Bleibt meist ruhig; starker oder anhaltender Druck geht nicht spurlos vorbei."),
          TEXTS("Stays calm under pressure and gets over setbacks quickly. May underrate risks that worry"
                " others.",
                "Mantém a calma sob pressão e supera logo os contratempos. Pode subestimar riscos que"
                " preocupam outras pessoas.",
                "Mantiene la calma bajo presión y supera pronto los contratiempos. Puede subestimar riesgos"
                " que preocupan a otros.",
                "Bleibt unter Druck ruhig und kommt über Rückschläge schnell hinweg. Unterschätzt vielleicht"
                " Risiken, die andere beunruhigen.") } },
    [TRAIT_OPENNESS] = {
        TEXTS("Openness", "Abertura", "Apertura", "Offenheit"),
        { TEXTS("Relies on what has proved itself and prefers the concrete to the abstract. Something new"
                " should show its use.",
                "Confia no que já deu certo e prefere o concreto ao abstrato. Uma novidade deve mostrar"
                " para que serve.",
                "Se apoya en lo que ya ha funcionado y prefiere lo concreto a lo abstracto. Lo nuevo debe"
                " mostrar su utilidad.",
                "Verlässt sich auf Bewährtes und zieht das Konkrete dem Abstrakten vor. Neues sollte seinen"
                " Nutzen zeigen."),
          TEXTS("Joins the tried and tested with new ideas when there is a reason to.",
                "Une o que já foi testado a ideias novas quando há motivo.",
                "Une lo ya probado con ideas nuevas cuando hay motivo.",
                "Verbindet Bewährtes mit neuen Ideen, wenn es einen Grund dafür gibt."),
          TEXTS("Is curious, imagines alternatives and enjoys involved questions. Routine may be boring.",
                "Tem curiosidade, imagina alternativas e gosta de questões complexas. A rotina pode"
                " entediar.",
                "Tiene curiosidad, imagina alternativas y disfruta con las cuestiones complejas. La rutina"
                " puede aburrir.",
                "Ist neugierig, denkt sich Alternativen aus und mag verwickelte Fragen. Routine kann"
                " langweilen.") } },
};

const struct translated letters_uncertain = TEXTS(
    "Each letter stands for one half of a scale. Most people are near the middle of at least one of them:"
    " there the letter could as well be the other.",
    "Cada letra representa uma metade de uma escala. A maioria das pessoas fica perto do meio de pelo menos"
    " uma delas: ali a letra poderia ser a outra.",
    "Cada letra representa una mitad de una escala. La mayoría de las personas está cerca del centro de al"
    " menos una de ellas: ahí la letra podría ser la otra.",
    "Jeder Buchstabe steht für eine Hälfte einer Skala. Die meisten Menschen liegen auf mindestens einer"
    " nahe der Mitte: Dort könnte es ebenso gut der andere Buchstabe sein.");

const struct translated disc_balanced = TEXTS("Balance", "Equilíbrio", "Equilibrio", "Gleichgewicht");
const struct translated disc_balanced_says = TEXTS(
    "None of the four factors stands out. People with such a profile adapt easily to what a situation asks"
    " for.",
    "Nenhum dos quatro fatores se destaca. Pessoas com esse perfil se adaptam com facilidade ao que a"
    " situação pede.",
    "Ninguno de los cuatro factores destaca. Las personas con este perfil se adaptan con facilidad a lo que"
    " pide la situación.",
    "Keiner der vier Faktoren tritt hervor. Menschen mit diesem Profil stellen sich leicht auf das ein, was"
    " eine Situation verlangt.");
const struct translated says_strengths = TEXTS("Brings to a team", "O que traz à equipe", "Lo que aporta",
                                               "Bringt ein");
const struct translated says_watch = TEXTS("Worth watching", "Pontos de atenção", "A tener en cuenta",
                                           "Zu beachten");
const struct translated says_talk = TEXTS("How to communicate", "Como se comunicar", "Cómo comunicarse",
                                          "So gelingt das Gespräch");
