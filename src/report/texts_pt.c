/* texts_pt.c - the report in Portuguese, as written in Brazil. */
#include "report/texts.h"

const struct report_texts report_texts_pt = {
    .language = "pt",
    .decimal = ",",
    .percent = "{1}%",
    .title = "Relatório de avaliação",
    .confidential = "Confidencial. Apenas para quem participa deste processo seletivo.",
    .contents = "Neste relatório",
    .candidate = "Candidatura",
    .company = "Preparado para",
    .completed = "Respondido em",
    .printed = "Relatório gerado em",
    .reference = "Referência",
    .norm = "Comparação com",
    .answered = "Perguntas respondidas",
    .answered_of = "{1} de {2}",
    .page_of = "Página {1} de {2}",
    .norm_pooled = "Grupo de referência geral, adultos",
    .norm_male = "Grupo de referência: homens, {1} anos",
    .norm_female = "Grupo de referência: mulheres, {1} anos",
    .level_name = { "Respostas insuficientes", "Muito baixo", "Baixo", "Médio", "Alto", "Muito alto" },
    .and = " e ",
    .and_before_i = " e ",

    .summary = "Resumo",
    .profile = "O perfil em uma página",
    .dimensions = "As dimensões em detalhe",
    .quality = "Qualidade das respostas",
    .reading = "Como ler este relatório",

    .says_high = "O perfil se destaca sobretudo em {1}.",
    .says_no_high = "Nenhuma dimensão fica claramente acima da média; o resultado mais alto é em {1}.",
    .says_low = "Os resultados ficam abaixo da média em {1}.",
    .says_no_low = "Nenhuma dimensão fica abaixo da média; o resultado mais baixo é em {1}.",
    .says_even = "O perfil é equilibrado: as dimensões diferem menos do que o questionário consegue "
                 "distinguir.",
    .says_missing = "Faltam respostas para calcular {1}.",
    .says_nothing = "Foram respondidas poucas perguntas: não é possível calcular nenhuma dimensão.",
    .index = "Índice",
    .index_of = "Média de {1} dimensões; 50 é a média de referência",
    .index_missing = "Só é informado quando todas as dimensões têm resultado",
    .index_range = "faixa provável de {1} a {2}",
    .verdict = { "Nada fora do comum", "Um ponto a observar", "Ler com cautela" },
    .verdict_says = { "A forma de responder não dá motivo para dúvida.",
                      "Um aspecto das respostas merece atenção.",
                      "Vários aspectos das respostas merecem atenção." },
    .most = "Resultados mais altos",
    .least = "Resultados mais baixos",
    .before_title = "Antes de decidir",
    .before = {
        "Comece pelo cargo. Um resultado alto não é melhor por si só: importa o que a função pede, e todo "
        "nível traz algo a oferecer e algo a acompanhar.",
        "Leve para a entrevista as perguntas das páginas {1} a {2} e deixe que exemplos reais confirmem ou "
        "corrijam a imagem.",
        "Compartilhe o resultado. Quem respondeu conhece as situações por trás das respostas, e essa "
        "conversa costuma ser a parte mais útil." },

    .profile_lead = "Cada ponto é um resultado na escala T, em que a média do grupo de referência é 50. A "
                    "faixa clara ao redor mostra onde o valor verdadeiro provavelmente está.",
    .column_dimension = "Dimensão",
    .column_t = "T",
    .column_band = "Faixa",
    .column_percentile = "Percentil",
    .column_level = "Nível",
    .legend_score = "Resultado",
    .legend_band = "Faixa de confiança de 95%",
    .legend_mean = "Média de referência",
    .radar_title = "A forma do perfil",
    .radar_lead = "Os mesmos resultados vistos como uma forma. O anel tracejado é a média de referência (T "
                  "50); cada anel vale 10 pontos. Observe onde a forma se abre e onde se recolhe, e não a "
                  "sua área: a ordem dos eixos muda a área, mas não significa nada.",
    .radar_alt = "Gráfico de radar com os resultados T de {1}: {2}",

    .dimensions_lead = "O que cada dimensão mede, o que este nível costuma significar no trabalho e "
                       "perguntas para explorar o tema.",
    .numbers = "T {1}  ·  percentil {2}  ·  sten {3}",
    .missing_says = "Poucas das perguntas desta dimensão foram respondidas, por isso não há resultado. "
                    "Isso não diz nada sobre a pessoa. A primeira pergunta abaixo é um bom caminho para "
                    "saber mais.",
    .questions = "Pergunte na entrevista",

    .quality_lead = {
        "Cinco verificações simples observam como as perguntas foram respondidas. Nenhuma encontrou algo "
        "fora do comum.",
        "Cinco verificações simples observam como as perguntas foram respondidas. Uma delas notou algo. É "
        "motivo para perguntar, nunca para rejeitar.",
        "Cinco verificações simples observam como as perguntas foram respondidas. Mais de uma notou algo: "
        "leia os resultados com cautela e ofereça uma nova aplicação. Nunca é motivo para rejeitar." },
    .column_check = "Verificação",
    .column_seen = "Observado",
    .column_verdict = "Resultado",
    .check_fine = "Como esperado",
    .check_flagged = "Merece atenção",
    .not_measured = "não medido",
    .check = {
        [CHECK_ANSWERED] = { "Perguntas respondidas", "{1}",
            "Foram respondidas perguntas suficientes.",
            "Muitas perguntas ficaram em aberto; dimensões sem respostas suficientes não têm resultado." },
        [CHECK_RUN] = { "Mesma resposta em sequência", "{1} vezes",
            "A maior sequência de respostas iguais está dentro do habitual.",
            "Uma resposta se repetiu em sequência mais do que o habitual; a atenção pode ter caído." },
        [CHECK_VARIETY] = { "Variedade das respostas", "dispersão {1}",
            "Toda a escala de respostas foi aproveitada.",
            "As respostas são muito parecidas entre si; o perfil pode parecer mais plano do que é." },
        [CHECK_AGREEMENT] = { "Equilíbrio da concordância", "média {1} de 5",
            "Concordância e discordância estão em equilíbrio.",
            "Há uma forte tendência a concordar, ou a discordar, seja qual for a frase." },
        [CHECK_SPEED] = { "Tempo por pergunta", "{1} s",
            "O ritmo deixou tempo para ler cada frase.",
            "O ritmo foi mais rápido do que a maioria das pessoas consegue ler." } },

    .read = {
        [READ_T] = { "Escore T",
            "50 é a média do grupo de referência e 10 pontos são um desvio-padrão. Cerca de duas em cada "
            "três pessoas ficam entre 40 e 60." },
        [READ_PERCENTILE] = { "Percentil",
            "Percentil 70 significa um resultado mais alto que o de cerca de 70 em cada 100 pessoas do "
            "grupo de referência. Não é porcentagem de acertos: não há respostas certas." },
        [READ_STEN] = { "Sten",
            "O mesmo resultado em dez degraus. 5 e 6 são o centro; 1 e 10 são raros." },
        [READ_LEVELS] = { "Níveis",
            "Muito baixo: T menor que 35. Baixo: de 35 a menos de 45. Médio: de 45 a 55. Alto: acima de 55 "
            "até 65. Muito alto: acima de 65. O T só é arredondado na impressão." },
        [READ_BAND] = { "Faixa de confiança",
            "Nenhum questionário mede com exatidão. Supondo uma confiabilidade de {1}, o erro-padrão é de "
            "{2} pontos T, e o valor verdadeiro fica a até {3} pontos do resultado em cerca de 19 de 20 "
            "casos. Considere iguais duas dimensões com menos de {4} pontos de diferença." },
        [READ_NORM] = { "Grupo de referência",
            "{1}: amostra internacional publicada, coletada pela internet, do questionário de 120 itens "
            "(IPIP-NEO-120, J. A. Johnson)." },
        [READ_INDEX] = { "Índice",
            "A média simples dos resultados T das dimensões deste produto. Duas pessoas com o mesmo índice "
            "podem ser muito diferentes: olhe primeiro para o perfil." },
        [READ_LIMITS] = { "O que ele não mostra",
            "Os resultados descrevem como a pessoa se vê no trabalho. Não medem capacidade, conhecimento, "
            "experiência nem saúde, e o comportamento muda com a situação e a prática." } },
    .warning = { "Nunca decida apenas com este relatório",
        "Use-o junto com uma entrevista estruturada, amostras de trabalho e o que o cargo realmente exige, "
        "e aplique a mesma medida a todas as candidaturas." },

    .dimension = {
        [DIM_ACHIEVEMENT] = {
            .measures = "Quanto a pessoa define metas exigentes e confia em alcançá-las.",
            .brief = { "Trabalha em ritmo constante, sem perseguir metas",
                       "Busca bons resultados sem perder a medida",
                       "Define metas exigentes e vai atrás delas" },
            .level = {
                "Neste nível, as pessoas raramente se medem por metas. Costumam se satisfazer com um "
                "trabalho bem-feito na medida certa e trazem calma a equipes que querem demais. Podem se "
                "retrair diante de objetivos abertos ou ambiciosos e rendem mais com expectativas claras e "
                "avanços reconhecidos.",
                "Neste nível, as pessoas querem fazer um bom trabalho e se esforçam mais quando algo lhes "
                "importa, sem transformar cada tarefa em competição. Em geral confiam na própria "
                "capacidade em áreas conhecidas e gostam de algum apoio nas novas.",
                "Neste nível, as pessoas estabelecem metas altas e esperam alcançá-las. Assumem tarefas "
                "difíceis com disposição e elevam o padrão ao redor. Podem perder a paciência com um ritmo "
                "mais lento ou assumir mais do que cabe na semana." },
            .extreme = { "Neste extremo, metas em passos pequenos ajudam mais do que um objetivo distante.",
                         "Neste extremo, pergunte como ficam o descanso, a qualidade e o ritmo dos outros." },
            .ask = "Conte sobre uma meta que você definiu para si no trabalho. Como agiu e como terminou?",
            .probe = { "Quando um trabalho é bom o bastante, e quando você decide fazer mais?",
                       "Quando foi a última vez que você foi muito além do pedido, e por que valeu a pena?",
                       "Descreva uma vez em que mirou alto demais. O que percebeu e o que mudou?" } },
        [DIM_ASSERTIVENESS] = {
            .measures = "Com que facilidade a pessoa assume a frente, se posiciona e faz as coisas "
                        "andarem.",
            .brief = { "Deixa o palco para os outros e trabalha sem pressa",
                       "Assume a frente quando é preciso",
                       "Toma a frente, se posiciona e dita o ritmo" },
            .level = {
                "Neste nível, as pessoas raramente se colocam em primeiro plano. Escutam, deixam que "
                "outros conduzam e mantêm um ritmo sereno, o que dá espaço aos colegas. Sua opinião pode "
                "passar despercebida em reuniões rápidas ou barulhentas; vale a pena perguntar "
                "diretamente.",
                "Neste nível, as pessoas sabem conduzir e sabem acompanhar. Falam sobre o que conhecem ou "
                "consideram importante e deixam a liderança a outra pessoa sem incômodo. O ritmo se adapta "
                "ao da equipe.",
                "Neste nível, as pessoas gostam de assumir a frente, dizem o que pensam e põem as coisas "
                "em movimento. Dão direção quando o grupo hesita. Podem encobrir vozes mais discretas ou "
                "decidir antes de ouvir todo mundo." },
            .extreme = { "Neste extremo, funções que vivem de conduzir outras pessoas custariam muita "
                         "energia.",
                         "Neste extremo, pergunte como se abre espaço para quem precisa de mais tempo para "
                         "falar." },
            .ask = "Conte sobre uma reunião em que você discordou da maioria. O que fez?",
            .probe = { "Como você faz sua opinião ser ouvida quando outros falam mais?",
                       "Em que situações você assume a frente e em quais deixa isso para outra pessoa?",
                       "Quando você se conteve de propósito para que outra pessoa pudesse conduzir?" } },
        [DIM_SOCIABILITY] = {
            .measures = "Com que facilidade a pessoa faz contato e quanta companhia procura.",
            .brief = { "Prefere poucos contatos e trabalho tranquilo",
                       "Gosta de contato e também de momentos a sós",
                       "Faz contato com facilidade e busca companhia" },
            .level = {
                "Neste nível, as pessoas mantêm no início uma distância amistosa e se abrem com o tempo. "
                "Trabalham bem a sós e valorizam poucos contatos sólidos mais do que muitos superficiais. "
                "Um dia cheio de rostos novos cansa, e a reserva pode ser confundida com falta de "
                "interesse.",
                "Neste nível, as pessoas se dão bem com a maioria e gostam de alternar companhia e "
                "sossego. Fazem contato quando o trabalho pede e conseguem igualmente se concentrar a sós.",
                "Neste nível, as pessoas se aproximam rápido dos outros e procuram companhia. Criam redes "
                "sem esforço e fazem quem chega se sentir em casa. Longos períodos de trabalho solitário "
                "podem desgastar, e a conversa às vezes vence a tarefa." },
            .extreme = { "Neste extremo, tempo para se preparar e se recompor facilita o trabalho com "
                         "público.",
                         "Neste extremo, pergunte como é feito o trabalho que exige horas de silêncio." },
            .ask = "Como você conheceu as pessoas da sua última equipe, e quanto tempo levou?",
            .probe = { "Como é para você um dia de trabalho com muita gente nova, e como se prepara?",
                       "Que combinação de companhia e sossego ajuda você a render mais?",
                       "Como você organiza um trabalho que precisa ser feito a sós, por vários dias?" } },
        [DIM_ENTHUSIASM] = {
            .measures = "Quanta energia visível, bom humor e gosto por movimento a pessoa traz.",
            .brief = { "Humor sóbrio e estável, prefere ambientes calmos",
                       "Mostra alegria na hora certa, sem exagero",
                       "Traz animação e bom humor e contagia os demais" },
            .level = {
                "Neste nível, as pessoas são objetivas e não mostram entusiasmo com facilidade. Mantêm os "
                "pés no chão quando outros se empolgam e vão bem em ambientes calmos e previsíveis. O "
                "compromisso pode ser maior do que parece: melhor perguntar do que supor.",
                "Neste nível, as pessoas mostram prazer no trabalho sem precisar de variedade constante. "
                "Entram no clima quando a equipe está animada e mantêm a calma quando tudo está quieto.",
                "Neste nível, as pessoas trazem energia e bom humor e gostam quando há muita coisa "
                "acontecendo. Contagiam os demais e tornam os começos mais fáceis. A rotina pode entediar, "
                "e os riscos podem parecer menores do que são." },
            .extreme = { "Neste extremo, é melhor pôr elogio e interesse em palavras do que esperar que "
                         "transpareçam.",
                         "Neste extremo, alguém que confira riscos e detalhes é um bom contrapeso." },
            .ask = "Que parte do seu trabalho você espera com gosto, e como os outros perceberiam isso?",
            .probe = { "Como você envolve outras pessoas em algo que é importante para você?",
                       "Como você mantém o interesse quando uma tarefa vira rotina?",
                       "Conte sobre uma vez em que o entusiasmo passou à frente dos fatos. O que "
                       "aprendeu?" } },
        [DIM_EMPATHY] = {
            .measures = "Quanto a pessoa se sensibiliza com o que os outros precisam e se dispõe a ajudar.",
            .brief = { "Olha primeiro os fatos e guarda distância pessoal",
                       "Cuida dos outros e mantém os próprios limites",
                       "Percebe o que os outros precisam e ajuda logo" },
            .level = {
                "Neste nível, as pessoas olham para fatos e resultados antes dos sentimentos. Conseguem "
                "tomar e explicar decisões impopulares e não se perdem nos problemas alheios. Colegas "
                "podem sentir falta de mais interesse por como estão, sobretudo em momentos difíceis.",
                "Neste nível, as pessoas têm consideração e ajudam no que podem, sem descuidar do próprio "
                "trabalho. Pesam o lado pessoal e o factual e em geral encontram um equilíbrio justo.",
                "Neste nível, as pessoas percebem rápido como os outros estão e gostam de ajudar. Geram "
                "confiança e são boas parceiras para clientes e colegas em dificuldade. Dizer não, ou dar "
                "um retorno duro, pode exigir esforço." },
            .extreme = { "Neste extremo, ajuda reservar de propósito momentos para um retorno pessoal.",
                         "Neste extremo, pergunte como as próprias tarefas são protegidas quando muitos "
                         "pedem ajuda." },
            .ask = "Conte sobre um colega que passava por um momento difícil. O que percebeu e o que fez?",
            .probe = { "Como você descobre de que modo uma decisão sua afeta as pessoas envolvidas?",
                       "Quando você precisou pesar a situação pessoal de alguém e o trabalho?",
                       "Descreva uma vez em que teve de dizer algo doloroso a alguém. Como fez?" } },
        [DIM_COOPERATION] = {
            .measures = "Quanto a pessoa confia nos outros e busca acordo em vez de vencer a discussão.",
            .brief = { "Questiona, negocia firme e enfrenta o conflito",
                       "Coopera, e discute quando importa",
                       "Confia nos outros e busca acordo" },
            .level = {
                "Neste nível, as pessoas verificam antes de confiar e se dispõem a defender sua posição. "
                "São úteis onde afirmações precisam ser testadas ou condições negociadas. O trabalho em "
                "equipe pode demorar a fluir, e as discussões podem soar mais duras do que se pretendia.",
                "Neste nível, as pessoas cooperam de bom grado e confiam até haver motivo para o "
                "contrário. Cedem nas coisas pequenas e ficam firmes nas importantes.",
                "Neste nível, as pessoas supõem boas intenções e procuram soluções que todos possam "
                "aceitar. Reduzem atritos e tornam a equipe agradável. Podem ceder cedo demais ou demorar "
                "a notar que alguém está se aproveitando." },
            .extreme = { "Neste extremo, regras claras para discordar protegem a relação.",
                         "Neste extremo, pergunte como os próprios interesses são defendidos em uma "
                         "negociação." },
            .ask = "Conte sobre um conflito em uma equipe sua. Qual foi a sua parte na solução?",
            .probe = { "O que precisa acontecer para você confiar em um novo colega ou parceiro?",
                       "Como você decide se vale a pena levar adiante uma discordância?",
                       "Quando você cedeu e depois se arrependeu? O que faria hoje?" } },
        [DIM_INTEGRITY] = {
            .measures = "Quanto peso a pessoa dá a cumprir promessas, seguir regras e agir com franqueza.",
            .brief = { "Lida com regras e combinados de forma flexível",
                       "Segue as regras e admite exceções",
                       "Leva promessas e regras muito a sério" },
            .level = {
                "Neste nível, as pessoas se descrevem como flexíveis com regras e táticas quando convém. "
                "Contornam obstáculos e julgam caso a caso. Onde procedimentos protegem pessoas ou "
                "dinheiro, combine com clareza o que não é negociável. O resultado é uma autodescrição, "
                "não um teste de honestidade.",
                "Neste nível, as pessoas cumprem a palavra e seguem as regras cujo sentido enxergam. "
                "Admitem exceções quando a situação pede e costumam saber explicar por quê.",
                "Neste nível, as pessoas sentem-se obrigadas por promessas e regras e dizem abertamente o "
                "que é. Todos sabem o que esperar delas. Podem insistir na regra onde bastaria uma saída "
                "prática ou se decepcionar com quem tem menos rigor." },
            .extreme = { "Neste extremo, explique a razão de cada regra que importa na função.",
                         "Neste extremo, pergunte como são tratadas as zonas cinzentas e as concessões "
                         "necessárias." },
            .ask = "Conte sobre uma promessa no trabalho que ficou difícil de cumprir. O que você fez?",
            .probe = { "Quando você se afastou de uma regra pela última vez? Por quê, e quem soube?",
                       "Como você decide se uma exceção à regra se justifica?",
                       "Como você reage quando um colega de quem gosta não segue o combinado?" } },
        [DIM_STRUCTURE] = {
            .measures = "Quanto a pessoa planeja, mantém a ordem e pensa antes de agir.",
            .brief = { "Improvisa e decide rápido",
                       "Planeja onde compensa e mantém a flexibilidade",
                       "Planeja com antecedência, ordem e cuidado" },
            .level = {
                "Neste nível, as pessoas começam rápido e organizam as coisas no caminho. Lidam bem com "
                "planos que mudam e informação incompleta. Detalhes, documentos e prazos podem escapar; "
                "ferramentas compartilhadas e conversas curtas de acompanhamento ajudam.",
                "Neste nível, as pessoas mantêm a ordem necessária para se orientar e planejam o que é "
                "importante. Conseguem mudar o plano quando preciso e em geral pensam antes de se "
                "comprometer.",
                "Neste nível, as pessoas trabalham com um plano, mantêm tudo em ordem e consideram antes "
                "as consequências. Tornam os processos confiáveis. Mudanças repentinas podem atrapalhar "
                "seu jeito de trabalhar, e a preparação pode durar mais do que o assunto pede." },
            .extreme = { "Neste extremo, onde um erro custa caro, convém que outra pessoa confira.",
                         "Neste extremo, pergunte como se decide quando falta informação." },
            .ask = "Como você mantém a visão geral quando várias tarefas vencem ao mesmo tempo?",
            .probe = { "Conte sobre algo que passou despercebido. O que você faz diferente desde então?",
                       "Quando você faz um plano e quando simplesmente começa?",
                       "Conte sobre um plano derrubado da noite para o dia. Como lidou com isso?" } },
        [DIM_PERSEVERANCE] = {
            .measures = "Com que constância a pessoa começa, resiste a distrações e termina.",
            .brief = { "Trabalha em fases intensas e segue novas ideias",
                       "Termina quase tudo, com alguns desvios",
                       "Põe mãos à obra e vai até o fim" },
            .level = {
                "Neste nível, as pessoas trabalham em fases intensas e seguem o que lhes interessa agora. "
                "Trazem espontaneidade e largam sem dificuldade o que já não faz sentido. Tarefas longas ou "
                "monótonas custam mais; perto do prazo, companhia ou avanços visíveis ajudam a terminar.",
                "Neste nível, as pessoas terminam quase tudo o que começam, às vezes após um início lento. "
                "Resistem a distrações quando o objetivo é claro e se permitem pausas quando não é.",
                "Neste nível, as pessoas começam sem demora e seguem na tarefa até o fim, mesmo quando é "
                "monótona. Dá para contar com isso. Podem insistir em algo que deveria ser abandonado ou "
                "esquecer de fazer pausas." },
            .extreme = { "Neste extremo, pacotes curtos com fim marcado funcionam melhor do que tarefas "
                         "longas.",
                         "Neste extremo, pergunte como se decide que um trabalho deve ser abandonado." },
            .ask = "Conte sobre uma tarefa longa e monótona. Como você a levou até o fim?",
            .probe = { "O que mais distrai você, e o que ajuda a voltar ao trabalho?",
                       "Como você se põe em movimento com tarefas de que não gosta?",
                       "Quando você interrompeu algo em que já tinha investido muito trabalho?" } },
        [DIM_STRESS_RESISTANCE] = {
            .measures = "Quanta calma e capacidade de agir a pessoa sente quando a pressão aumenta.",
            .brief = { "Sente a pressão cedo e a leva a sério",
                       "Lida com a pressão usual e nota o excesso",
                       "Mantém a calma e age sob pressão" },
            .level = {
                "Neste nível, as pessoas sentem a pressão cedo e pensam antes no que pode dar errado. Isso "
                "traz atenção aos riscos e boa preparação. Quando muita coisa chega ao mesmo tempo, podem "
                "precisar de prioridades claras, apoio confiável e tempo para se reorganizar.",
                "Neste nível, as pessoas dão conta da pressão usual de um trabalho e sentem quando ela "
                "passa do ponto. Com prioridades claras e algum aviso prévio, continuam capazes de agir.",
                "Neste nível, as pessoas mantêm a calma quando a pressão aumenta e a cabeça fria em "
                "momentos críticos. Transmitem segurança. Podem subestimar riscos ou não perceber quanto "
                "os colegas estão sobrecarregados." },
            .extreme = { "Neste extremo, carga previsível e aviso antecipado de mudanças fazem muita "
                         "diferença.",
                         "Neste extremo, pergunte quais sinais de alerta são levados a sério, e quando." },
            .ask = "Conte sobre a semana mais agitada do último ano. O que você fez primeiro?",
            .probe = { "O que ajuda você a manter a cabeça fria quando tudo chega ao mesmo tempo?",
                       "Como você percebe que a carga está passando do ponto, e o que faz então?",
                       "Conte sobre um risco que outros viram antes de você. O que aconteceu?" } },
        [DIM_COMPOSURE] = {
            .measures = "Quanto a pessoa mantém a serenidade diante de crítica, provocação ou público.",
            .brief = { "Reage de forma visível e sente a crítica",
                       "Serenidade quase sempre; mostra quando é demais",
                       "Mantém a serenidade e a naturalidade em público" },
            .level = {
                "Neste nível, as pessoas reagem rápido e de forma visível quando algo as contraria e estão "
                "atentas à impressão que causam. Os outros logo sabem o que se passa. A crítica funciona "
                "melhor em particular, com exemplos concretos e algum tempo para responder.",
                "Neste nível, as pessoas são serenas na maior parte dos dias e ficam à vontade com quem "
                "conhecem. Uma crítica forte ou um público desconhecido pode abalar por um momento, e a "
                "recuperação vem logo.",
                "Neste nível, as pessoas seguem cordiais e objetivas quando provocadas e ficam à vontade "
                "diante dos outros. Acalmam situações tensas. O desagrado pode ser tão discreto que "
                "ninguém o note: pergunte o que realmente pensam." },
            .extreme = { "Neste extremo, uma pausa antes de responder é um combinado simples e eficaz.",
                         "Neste extremo, pergunte como os outros podem notar que um limite foi "
                         "alcançado." },
            .ask = "Conte sobre uma crítica que você achou injusta. Como respondeu?",
            .probe = { "O que irrita você no trabalho, e o que faz nos primeiros dez minutos?",
                       "Em que situações você sente que está sob observação, e como se prepara?",
                       "Como as pessoas ao redor percebem que algo realmente incomoda você?" } },
        [DIM_OPENNESS_TO_CHANGE] = {
            .measures = "Quanto a pessoa gosta de novos caminhos, situações desconhecidas e ideias "
                        "complexas.",
            .brief = { "Confia no que já deu certo",
                       "Aceita mudar quando há um bom motivo",
                       "Gosta de novos caminhos e ideias complexas" },
            .level = {
                "Neste nível, as pessoas confiam no que já deu certo e preferem questões práticas à "
                "teoria. Mantêm as coisas funcionando e perguntam para que serve uma mudança. Novas "
                "ferramentas ou métodos são mais bem aceitos com motivos, exemplos e tempo para praticar.",
                "Neste nível, as pessoas acompanham a mudança quando veem utilidade e conservam o que "
                "funciona. Conseguem seguir uma discussão abstrata e gostam que ela leve a algo prático.",
                "Neste nível, as pessoas gostam do desconhecido, testam novos caminhos e pensam a fundo em "
                "questões complexas. São uma força em tempos de mudança. A rotina pode cansar, e algo que "
                "funciona pode ser trocado cedo demais." },
            .extreme = { "Neste extremo, a mudança funciona melhor quando é anunciada cedo e feita em "
                         "pequenos passos.",
                         "Neste extremo, pergunte como as novas ideias chegam ao uso diário." },
            .ask = "Conte sobre uma grande mudança no seu trabalho. O que pensou no início e depois?",
            .probe = { "O que precisa ser explicado para você deixar um método que funciona?",
                       "Como você decide quais ideias novas vale a pena testar?",
                       "Que rotina você mantém de propósito, e por quê?" } },
    },
};
