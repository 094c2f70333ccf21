/* texts_es.c - the report in Spanish. */
#include "report/texts.h"

const struct report_texts report_texts_es = {
    .language = "es",
    .decimal = ",",
    .percent = "{1}\u00a0%",
    .title = "Informe de evaluación",
    .confidential = "Confidencial. Solo para quienes participan en este proceso de selección.",
    .contents = "En este informe",
    .candidate = "Candidatura",
    .company = "Preparado para",
    .completed = "Completado el",
    .printed = "Informe creado el",
    .reference = "Referencia",
    .norm = "Comparación con",
    .answered = "Preguntas respondidas",
    .answered_of = "{1} de {2}",
    .page_of = "Página {1} de {2}",
    .norm_pooled = "Grupo de referencia general, personas adultas",
    .norm_male = "Grupo de referencia: hombres, {1} años",
    .norm_female = "Grupo de referencia: mujeres, {1} años",
    .level_name = { "Respuestas insuficientes", "Muy bajo", "Bajo", "Medio", "Alto", "Muy alto" },
    .and = " y ",
    .and_before_i = " e ",

    .summary = "Resumen",
    .profile = "El perfil de un vistazo",
    .dimensions = "Las dimensiones en detalle",
    .quality = "Calidad de las respuestas",
    .reading = "Cómo leer este informe",

    .says_high = "El perfil destaca sobre todo en {1}.",
    .says_no_high = "Ninguna dimensión está claramente por encima de la media; el resultado más alto es el "
                    "de {1}.",
    .says_low = "Los resultados están por debajo de la media en {1}.",
    .says_no_low = "Ninguna dimensión está por debajo de la media; el resultado más bajo es el de {1}.",
    .says_even = "El perfil es equilibrado: las dimensiones difieren menos de lo que el cuestionario puede "
                 "distinguir.",
    .says_missing = "Faltan respuestas para calcular {1}.",
    .says_nothing = "Se respondieron muy pocas preguntas: no es posible calcular ninguna dimensión.",
    .index = "Índice",
    .index_of = "Media de {1} dimensiones; 50 es la media de referencia",
    .index_missing = "Solo se da cuando todas las dimensiones tienen resultado",
    .index_range = "rango probable de {1} a {2}",
    .verdict = { "Nada fuera de lo común", "Un punto que revisar", "Leer con cautela" },
    .verdict_says = { "La forma de responder no da motivo de duda.",
                      "Un aspecto de las respuestas merece atención.",
                      "Varios aspectos de las respuestas merecen atención." },
    .most = "Resultados más altos",
    .least = "Resultados más bajos",
    .before_title = "Antes de decidir",
    .before = {
        "Parta del puesto. Un resultado alto no es mejor en sí mismo: cuenta lo que pide la función, y "
        "cada nivel tiene algo que ofrecer y algo que cuidar.",
        "Lleve a la entrevista las preguntas de las páginas {1} a {2} y deje que los ejemplos reales "
        "confirmen o corrijan la imagen.",
        "Comparta el resultado. Quien respondió conoce las situaciones que hay detrás de sus respuestas, y "
        "esa conversación suele ser la parte más útil." },

    .profile_lead = "Cada punto es un resultado en la escala T, en la que la media del grupo de referencia "
                    "es 50. La franja clara que lo rodea muestra dónde está probablemente el valor "
                    "verdadero.",
    .column_dimension = "Dimensión",
    .column_t = "T",
    .column_band = "Franja",
    .column_percentile = "Percentil",
    .column_level = "Nivel",
    .legend_score = "Resultado",
    .legend_band = "Franja de confianza del 95 %",
    .legend_mean = "Media de referencia",
    .radar_title = "La forma del perfil",
    .radar_lead = "Los mismos resultados vistos como una forma. El anillo discontinuo es la media de "
                  "referencia (T 50); cada anillo vale 10 puntos. Fíjese en dónde la forma se abre y dónde "
                  "se recoge, no en su área: el orden de los ejes cambia el área, pero no significa nada.",
    .radar_alt = "Gráfico de radar con los resultados T de {1}: {2}",

    .dimensions_lead = "Qué mide cada dimensión, qué suele significar este nivel en el trabajo y preguntas "
                       "para explorarlo.",
    .numbers = "T {1}  ·  percentil {2}  ·  sten {3}",
    .missing_says = "Se respondieron muy pocas preguntas de esta dimensión, por lo que no hay resultado. "
                    "Esto no dice nada sobre la persona. La primera pregunta de abajo es una buena manera "
                    "de saber más.",
    .questions = "Pregunte en la entrevista",

    .quality_lead = {
        "Cinco comprobaciones sencillas observan cómo se respondieron las preguntas. Ninguna encontró nada "
        "fuera de lo común.",
        "Cinco comprobaciones sencillas observan cómo se respondieron las preguntas. Una de ellas notó "
        "algo. Es motivo para preguntar, nunca para rechazar.",
        "Cinco comprobaciones sencillas observan cómo se respondieron las preguntas. Más de una notó algo: "
        "lea los resultados con cautela y ofrezca una nueva aplicación. Nunca es motivo para rechazar." },
    .column_check = "Comprobación",
    .column_seen = "Observado",
    .column_verdict = "Resultado",
    .check_fine = "Como se esperaba",
    .check_flagged = "Merece atención",
    .not_measured = "no medido",
    .check = {
        [CHECK_ANSWERED] = { "Preguntas respondidas", "{1}",
            "Se respondieron suficientes preguntas.",
            "Quedaron muchas preguntas abiertas; las dimensiones sin respuestas suficientes no tienen "
            "resultado." },
        [CHECK_RUN] = { "Respuestas iguales seguidas", "{1} veces",
            "La serie más larga de respuestas iguales está dentro de lo habitual.",
            "Una respuesta se repitió seguida más de lo habitual; quizá bajó la atención." },
        [CHECK_VARIETY] = { "Variedad de las respuestas", "dispersión {1}",
            "Se aprovechó toda la escala de respuestas.",
            "Las respuestas se parecen mucho entre sí; el perfil puede parecer más plano de lo que es." },
        [CHECK_AGREEMENT] = { "Equilibrio del acuerdo", "media {1} de 5",
            "Acuerdo y desacuerdo están en equilibrio.",
            "Hay una fuerte tendencia a estar de acuerdo, o en desacuerdo, diga lo que diga la frase." },
        [CHECK_SPEED] = { "Tiempo por pregunta", "{1} s",
            "El ritmo dejó tiempo para leer cada frase.",
            "El ritmo fue más rápido de lo que la mayoría de las personas puede leer." } },

    .read = {
        [READ_T] = { "Puntuación T",
            "50 es la media del grupo de referencia y 10 puntos son una desviación típica. Unas dos de "
            "cada tres personas están entre 40 y 60." },
        [READ_PERCENTILE] = { "Percentil",
            "Percentil 70 significa un resultado más alto que el de unas 70 de cada 100 personas del grupo "
            "de referencia. No es un porcentaje de aciertos: no hay respuestas correctas." },
        [READ_STEN] = { "Sten",
            "El mismo resultado en diez peldaños. 5 y 6 son el centro; 1 y 10 son poco frecuentes." },
        [READ_LEVELS] = { "Niveles",
            "Muy bajo: T menor de 35. Bajo: de 35 a menos de 45. Medio: de 45 a 55. Alto: más de 55 hasta "
            "65. Muy alto: más de 65. La T solo se redondea al imprimir." },
        [READ_BAND] = { "Franja de confianza",
            "Ningún cuestionario mide con exactitud. Con una fiabilidad supuesta de {1}, el error típico "
            "es de {2} puntos T, y el valor verdadero está a no más de {3} puntos del resultado en unos 19 "
            "de 20 casos. Considere iguales dos dimensiones con menos de {4} puntos de diferencia." },
        [READ_NORM] = { "Grupo de referencia",
            "{1}: muestra internacional publicada, recogida por internet, del cuestionario de 120 ítems "
            "(IPIP-NEO-120, J. A. Johnson)." },
        [READ_INDEX] = { "Índice",
            "La media simple de los resultados T de las dimensiones de este producto. Dos personas con el "
            "mismo índice pueden ser muy distintas: mire primero el perfil." },
        [READ_LIMITS] = { "Lo que no puede decir",
            "Los resultados describen cómo se ve la persona en el trabajo. No miden capacidad, "
            "conocimientos, experiencia ni salud, y la conducta cambia con la situación y la práctica." } },
    .warning = { "Nunca decida solo con este informe",
        "Úselo junto con una entrevista estructurada, muestras de trabajo y lo que el puesto realmente "
        "exige, y aplique el mismo criterio a todas las candidaturas." },

    .dimension = {
        [DIM_ACHIEVEMENT] = {
            .measures = "Cuánto se fija la persona metas exigentes y confía en alcanzarlas.",
            .brief = { "Trabaja a ritmo constante, sin perseguir metas",
                       "Busca buenos resultados sin perder la medida",
                       "Se fija metas exigentes y va tras ellas" },
            .level = {
                "En este nivel, las personas rara vez se miden por metas. Suelen conformarse con un "
                "trabajo bien hecho en su justa medida y aportan calma a equipos que quieren demasiado. "
                "Pueden retraerse ante objetivos abiertos o ambiciosos y rinden más con expectativas "
                "claras y avances reconocidos.",
                "En este nivel, las personas quieren hacer un buen trabajo y se esfuerzan más cuando algo "
                "les importa, sin convertir cada tarea en una competición. Por lo general confían en su "
                "capacidad en terreno conocido y agradecen algo de apoyo en lo nuevo.",
                "En este nivel, las personas se fijan metas altas y esperan alcanzarlas. Asumen con gusto "
                "tareas difíciles y elevan el listón a su alrededor. Pueden impacientarse con un ritmo más "
                "lento o asumir más de lo que cabe en la semana." },
            .extreme = { "En este extremo, las metas acordadas en pasos pequeños ayudan más que un "
                         "objetivo lejano.",
                         "En este extremo, pregunte cómo se cuidan el descanso, la calidad y el ritmo de "
                         "los demás." },
            .ask = "Hábleme de una meta que usted se fijó en el trabajo. ¿Cómo la abordó y cómo terminó?",
            .probe = { "¿Qué hace que un trabajo le parezca suficientemente bueno, y cuándo decide hacer "
                       "más?",
                       "¿Cuándo fue la última vez que hizo mucho más de lo pedido, y por qué valió la "
                       "pena?",
                       "Describa una vez en que apuntó demasiado alto. ¿Qué notó y qué cambió?" } },
        [DIM_ASSERTIVENESS] = {
            .measures = "Con qué facilidad la persona toma la iniciativa, opina y hace que las cosas "
                        "avancen.",
            .brief = { "Cede el escenario y trabaja sin prisa",
                       "Toma la iniciativa cuando hace falta",
                       "Toma el mando, opina y marca el ritmo" },
            .level = {
                "En este nivel, las personas rara vez se ponen en primer plano. Escuchan, dejan que otros "
                "dirijan y llevan un ritmo sereno, lo que da espacio a los colegas. Su opinión puede pasar "
                "inadvertida en reuniones rápidas o ruidosas; conviene preguntarles directamente.",
                "En este nivel, las personas saben dirigir y saben seguir. Opinan sobre lo que conocen o "
                "les importa y dejan la dirección a otra persona sin incomodidad. Su ritmo se adapta al "
                "del equipo.",
                "En este nivel, las personas disfrutan al tomar el mando, dicen lo que piensan y ponen las "
                "cosas en marcha. Dan dirección cuando el grupo duda. Pueden tapar voces más discretas o "
                "decidir antes de haber escuchado a todo el mundo." },
            .extreme = { "En este extremo, los puestos que viven de dirigir a otros costarían mucha "
                         "energía.",
                         "En este extremo, pregunte cómo se da espacio a quien necesita más tiempo para "
                         "hablar." },
            .ask = "Hábleme de una reunión en la que no estaba de acuerdo con la mayoría. ¿Qué hizo?",
            .probe = { "¿Cómo se asegura de que su opinión se escuche cuando otros hablan más?",
                       "¿En qué situaciones toma la iniciativa y en cuáles la deja a otra persona?",
                       "¿Cuándo se contuvo a propósito para que otra persona pudiera dirigir?" } },
        [DIM_SOCIABILITY] = {
            .measures = "Con qué facilidad la persona hace contactos y cuánta compañía busca.",
            .brief = { "Prefiere pocos contactos y trabajo tranquilo",
                       "Disfruta del contacto y también de estar a solas",
                       "Hace contactos con facilidad y busca compañía" },
            .level = {
                "En este nivel, las personas mantienen al principio una distancia amable y se abren con el "
                "tiempo. Trabajan bien a solas y valoran pocos contactos sólidos más que muchos "
                "superficiales. Un día lleno de caras nuevas cansa, y su reserva puede confundirse con "
                "falta de interés.",
                "En este nivel, las personas se llevan bien con casi todo el mundo y disfrutan al alternar "
                "compañía y calma. Hacen contactos cuando el trabajo lo pide e igualmente logran "
                "concentrarse a solas.",
                "En este nivel, las personas se acercan pronto a los demás y buscan compañía. Crean redes "
                "sin esfuerzo y hacen que quien llega se sienta en casa. Los periodos largos de trabajo en "
                "solitario pueden desgastar, y la conversación a veces le gana a la tarea." },
            .extreme = { "En este extremo, un tiempo para prepararse y recuperarse facilita el trato con "
                         "el público.",
                         "En este extremo, pregunte cómo se hace el trabajo que exige horas de silencio." },
            .ask = "¿Cómo conoció a las personas de su último equipo, y cuánto tiempo le llevó?",
            .probe = { "¿Cómo es para usted un día con mucha gente nueva, y cómo se prepara?",
                       "¿Qué mezcla de compañía y calma le ayuda a rendir más?",
                       "¿Cómo organiza un trabajo que hay que hacer a solas durante varios días?" } },
        [DIM_ENTHUSIASM] = {
            .measures = "Cuánta energía visible, buen humor y gusto por el movimiento aporta la persona.",
            .brief = { "Ánimo sobrio y estable; prefiere ambientes calmados",
                       "Muestra alegría cuando toca, sin exagerar",
                       "Aporta energía y buen humor y contagia a los demás" },
            .level = {
                "En este nivel, las personas son sobrias y no muestran entusiasmo con facilidad. Mantienen "
                "los pies en la tierra cuando otros se dejan llevar y van bien en entornos calmados y "
                "previsibles. Su compromiso puede ser mayor de lo que parece: mejor preguntar que suponer.",
                "En este nivel, las personas disfrutan de su trabajo sin necesitar variedad constante. Se "
                "suman cuando el equipo está animado y conservan la calma cuando todo está tranquilo.",
                "En este nivel, las personas aportan energía y buen humor y disfrutan cuando pasan muchas "
                "cosas. Contagian a los demás y hacen fáciles los comienzos. La rutina puede aburrirles, y "
                "los riesgos pueden parecerles menores de lo que son." },
            .extreme = { "En este extremo, conviene expresar el elogio y el interés con palabras, sin "
                         "esperar que se noten.",
                         "En este extremo, alguien que revise riesgos y detalles es un buen contrapeso." },
            .ask = "¿Qué parte de su trabajo espera con ganas, y cómo lo notarían los demás?",
            .probe = { "¿Cómo logra que otras personas se sumen a algo que le importa?",
                       "¿Cómo mantiene el interés cuando una tarea se vuelve rutina?",
                       "Hábleme de una vez en que el entusiasmo se adelantó a los hechos. ¿Qué "
                       "aprendió?" } },
        [DIM_EMPATHY] = {
            .measures = "Cuánto conmueve a la persona lo que otros necesitan y con qué facilidad ayuda.",
            .brief = { "Mira primero los hechos y guarda distancia personal",
                       "Cuida de los demás y mantiene sus límites",
                       "Percibe lo que otros necesitan y ayuda pronto" },
            .level = {
                "En este nivel, las personas miran los hechos y resultados antes que los sentimientos. "
                "Pueden tomar y explicar decisiones impopulares y no se pierden en problemas ajenos. Los "
                "colegas pueden echar de menos más interés por cómo están, sobre todo en momentos "
                "difíciles.",
                "En este nivel, las personas son consideradas y ayudan en lo que pueden, sin descuidar su "
                "propio trabajo. Sopesan lo personal y lo objetivo y suelen hallar un equilibrio justo.",
                "En este nivel, las personas notan pronto cómo están los demás y ayudan con gusto. Generan "
                "confianza y acompañan bien a clientes y colegas en dificultades. Decir que no, o dar una "
                "opinión dura, puede costarles esfuerzo." },
            .extreme = { "En este extremo, ayuda reservar a propósito momentos para una conversación "
                         "personal.",
                         "En este extremo, pregunte cómo se protegen las propias tareas cuando muchos "
                         "piden ayuda." },
            .ask = "Hábleme de un colega que pasaba por un momento difícil. ¿Qué notó y qué hizo?",
            .probe = { "¿Cómo averigua de qué modo una decisión suya afecta a las personas implicadas?",
                       "¿Cuándo tuvo que sopesar la situación personal de alguien y el trabajo?",
                       "Describa una vez en que tuvo que decir algo doloroso a alguien. ¿Cómo lo hizo?" } },
        [DIM_COOPERATION] = {
            .measures = "Cuánto confía la persona en los demás y busca el acuerdo antes que ganar la "
                        "discusión.",
            .brief = { "Cuestiona, negocia con firmeza y afronta el conflicto",
                       "Coopera, y discute cuando importa",
                       "Confía en los demás y busca el acuerdo" },
            .level = {
                "En este nivel, las personas comprueban antes de confiar y están dispuestas a defender su "
                "posición. Son útiles donde hay que poner a prueba afirmaciones o negociar condiciones. El "
                "trabajo en equipo puede tardar en fluir, y las discusiones pueden sonar más duras de lo "
                "que se pretendía.",
                "En este nivel, las personas cooperan de buen grado y confían mientras no haya motivo en "
                "contra. Ceden en lo pequeño y se mantienen firmes en lo importante.",
                "En este nivel, las personas suponen buenas intenciones y buscan soluciones que todos "
                "puedan aceptar. Suavizan roces y hacen agradable el equipo. Pueden ceder demasiado pronto "
                "o tardar en ver que alguien se está aprovechando." },
            .extreme = { "En este extremo, unas reglas claras para discrepar protegen la relación.",
                         "En este extremo, pregunte cómo se defienden los propios intereses en una "
                         "negociación." },
            .ask = "Hábleme de un conflicto en un equipo suyo. ¿Cuál fue su parte en la solución?",
            .probe = { "¿Qué tiene que pasar para que confíe en un nuevo colega o socio?",
                       "¿Cómo decide si vale la pena mantener un desacuerdo?",
                       "¿Cuándo cedió y después se arrepintió? ¿Qué haría hoy?" } },
        [DIM_INTEGRITY] = {
            .measures = "Cuánto peso da la persona a cumplir lo prometido, a las normas y a la franqueza.",
            .brief = { "Maneja normas y acuerdos con flexibilidad",
                       "Respeta las normas y admite excepciones",
                       "Se toma muy en serio promesas y normas" },
            .level = {
                "En este nivel, las personas se describen como flexibles con las normas y tácticas cuando "
                "conviene. Sortean obstáculos y juzgan caso por caso. Donde los procedimientos protegen a "
                "personas o dinero, acuerde con claridad lo que no es negociable. El resultado es una "
                "autodescripción, no una prueba de honradez.",
                "En este nivel, las personas cumplen su palabra y siguen las normas cuyo sentido ven. "
                "Admiten excepciones cuando la situación lo pide y suelen poder explicar por qué.",
                "En este nivel, las personas se sienten obligadas por promesas y normas y dicen "
                "abiertamente lo que hay. Los demás saben a qué atenerse. Pueden insistir en la norma "
                "donde bastaría una salida práctica o decepcionarse con quien es menos exigente." },
            .extreme = { "En este extremo, explique la razón de cada norma que importa en el puesto.",
                         "En este extremo, pregunte cómo se tratan las zonas grises y las concesiones "
                         "necesarias." },
            .ask = "Hábleme de una promesa en el trabajo que se hizo difícil de cumplir. ¿Qué hizo?",
            .probe = { "¿Cuándo se apartó de una norma por última vez? ¿Por qué, y quién lo supo?",
                       "¿Cómo decide si una excepción a la norma está justificada?",
                       "¿Cómo reacciona cuando un colega que aprecia no sigue lo acordado?" } },
        [DIM_STRUCTURE] = {
            .measures = "Cuánto planifica la persona, mantiene el orden y piensa antes de actuar.",
            .brief = { "Improvisa y decide rápido",
                       "Planifica donde compensa y sigue flexible",
                       "Planifica con antelación, orden y cuidado" },
            .level = {
                "En este nivel, las personas empiezan rápido y ordenan las cosas sobre la marcha. Llevan "
                "bien los planes cambiantes y la información incompleta. Detalles, documentos y plazos "
                "pueden escaparse; ayudan las herramientas compartidas y las charlas breves de "
                "seguimiento.",
                "En este nivel, las personas mantienen el orden necesario para orientarse y planifican lo "
                "importante. Pueden cambiar de plan cuando hace falta y suelen pensar antes de "
                "comprometerse.",
                "En este nivel, las personas trabajan con un plan, mantienen el orden y consideran antes "
                "las consecuencias. Hacen fiables los procesos. Los cambios repentinos pueden alterar su "
                "forma de trabajar, y la preparación puede durar más de lo que el asunto pide." },
            .extreme = { "En este extremo, donde un error sale caro, conviene que otra persona lo revise.",
                         "En este extremo, pregunte cómo se decide cuando falta información." },
            .ask = "¿Cómo mantiene la visión de conjunto cuando varias tareas vencen a la vez?",
            .probe = { "Hábleme de algo que se le escapó. ¿Qué hace de otra manera desde entonces?",
                       "¿Cuándo hace un plan y cuándo simplemente empieza?",
                       "Hábleme de un plan que cambió de la noche a la mañana. ¿Cómo lo manejó?" } },
        [DIM_PERSEVERANCE] = {
            .measures = "Con qué constancia la persona se pone en marcha, resiste distracciones y termina.",
            .brief = { "Trabaja a rachas y sigue nuevas ideas",
                       "Termina casi todo, con algún rodeo",
                       "Se pone manos a la obra y llega hasta el final" },
            .level = {
                "En este nivel, las personas trabajan a rachas y siguen lo que les interesa ahora. "
                "Aportan espontaneidad y sueltan sin dificultad lo que ya no tiene sentido. Las tareas "
                "largas o monótonas cuestan más; cerca del plazo, la compañía o los avances visibles "
                "ayudan a terminar.",
                "En este nivel, las personas terminan casi todo lo que empiezan, a veces tras un arranque "
                "lento. Resisten las distracciones cuando la meta es clara y se permiten pausas cuando no "
                "lo es.",
                "En este nivel, las personas empiezan sin demora y siguen con la tarea hasta el final, "
                "aunque sea monótona. Se puede contar con ello. Pueden aferrarse a algo que convendría "
                "abandonar u olvidarse de hacer pausas." },
            .extreme = { "En este extremo, los paquetes cortos con final fijado funcionan mejor que los "
                         "largos.",
                         "En este extremo, pregunte cómo se decide que un trabajo debe abandonarse." },
            .ask = "Hábleme de una tarea larga y monótona. ¿Cómo la llevó hasta el final?",
            .probe = { "¿Qué le distrae con más facilidad, y qué le ayuda a volver al trabajo?",
                       "¿Cómo se pone en marcha con tareas que no le gustan?",
                       "¿Cuándo dejó algo a lo que ya había dedicado mucho trabajo?" } },
        [DIM_STRESS_RESISTANCE] = {
            .measures = "Cuánta calma y capacidad de actuar siente la persona cuando aumenta la presión.",
            .brief = { "Nota pronto la presión y la toma en serio",
                       "Lleva bien la presión habitual y nota el exceso",
                       "Mantiene la calma y actúa bajo presión" },
            .level = {
                "En este nivel, las personas notan pronto la presión y piensan de antemano en lo que puede "
                "salir mal. Eso les da atención a los riesgos y buena preparación. Cuando llegan muchas "
                "cosas a la vez, pueden necesitar prioridades claras, apoyo fiable y tiempo para "
                "recomponerse.",
                "En este nivel, las personas llevan bien la presión habitual de un trabajo y notan cuándo "
                "es demasiada. Con prioridades claras y algo de aviso, siguen siendo capaces de actuar.",
                "En este nivel, las personas mantienen la calma cuando aumenta la presión y la cabeza fría "
                "en momentos críticos. Dan seguridad a los demás. Pueden subestimar los riesgos o no ver "
                "cuánta tensión soportan sus colegas." },
            .extreme = { "En este extremo, una carga previsible y avisar pronto de los cambios hacen mucho "
                         "bien.",
                         "En este extremo, pregunte qué señales de alerta se toman en serio, y cuándo." },
            .ask = "Hábleme de la semana más agitada del último año. ¿Qué hizo primero?",
            .probe = { "¿Qué le ayuda a mantener la cabeza fría cuando todo llega a la vez?",
                       "¿Cómo nota que la carga empieza a ser excesiva, y qué hace entonces?",
                       "Hábleme de un riesgo que otros vieron antes que usted. ¿Qué pasó?" } },
        [DIM_COMPOSURE] = {
            .measures = "Cuánto conserva la persona la serenidad ante críticas, provocaciones o público.",
            .brief = { "Reacciona de forma visible y acusa la crítica",
                       "Casi siempre con serenidad; se le nota el exceso",
                       "Conserva la serenidad y la soltura en público" },
            .level = {
                "En este nivel, las personas reaccionan rápido y de forma visible cuando algo les "
                "contraría y están atentas a la impresión que causan. Los demás saben enseguida a qué "
                "atenerse. La crítica funciona mejor en privado, con ejemplos concretos y algo de tiempo "
                "para responder.",
                "En este nivel, las personas son serenas la mayoría de los días y están a gusto con "
                "quienes conocen. Una crítica fuerte o un público desconocido puede descolocarles un "
                "momento, y se recuperan bien.",
                "En este nivel, las personas siguen siendo amables y objetivas ante una provocación y "
                "están a gusto ante los demás. Calman situaciones tensas. Su disgusto puede ser tan "
                "discreto que nadie lo note: pregunte qué piensan de verdad." },
            .extreme = { "En este extremo, una pausa antes de responder es un acuerdo sencillo y eficaz.",
                         "En este extremo, pregunte cómo pueden notar los demás que se ha llegado a un "
                         "límite." },
            .ask = "Hábleme de una crítica que le pareció injusta. ¿Cómo respondió?",
            .probe = { "¿Qué le molesta en el trabajo, y qué hace en los primeros diez minutos?",
                       "¿En qué situaciones siente que le observan, y cómo se prepara?",
                       "¿Cómo notan las personas a su alrededor que algo le molesta de verdad?" } },
        [DIM_OPENNESS_TO_CHANGE] = {
            .measures = "Cuánto disfruta la persona de nuevos caminos, lo desconocido y las ideas "
                        "complejas.",
            .brief = { "Confía en lo que ya ha funcionado",
                       "Acepta el cambio cuando hay un buen motivo",
                       "Disfruta de nuevos caminos e ideas complejas" },
            .level = {
                "En este nivel, las personas confían en lo que ya ha funcionado y prefieren las cuestiones "
                "prácticas a la teoría. Mantienen las cosas en marcha y preguntan para qué sirve un "
                "cambio. Las herramientas o métodos nuevos se aceptan mejor con motivos, ejemplos y tiempo "
                "para practicar.",
                "En este nivel, las personas acompañan el cambio cuando ven su utilidad y conservan lo que "
                "funciona. Pueden seguir una discusión abstracta y prefieren que lleve a algo práctico.",
                "En este nivel, las personas disfrutan de lo desconocido, prueban nuevos caminos y piensan "
                "a fondo las cuestiones complejas. Son un motor en tiempos de cambio. La rutina puede "
                "cansarles, y algo que funciona puede sustituirse demasiado pronto." },
            .extreme = { "En este extremo, el cambio funciona mejor si se anuncia pronto y se hace en "
                         "pasos pequeños.",
                         "En este extremo, pregunte cómo llegan las nuevas ideas al uso diario." },
            .ask = "Hábleme de un gran cambio en su trabajo. ¿Qué pensó al principio y qué después?",
            .probe = { "¿Qué hay que explicarle para que deje un método que funciona?",
                       "¿Cómo decide qué ideas nuevas vale la pena probar?",
                       "¿Qué rutina mantiene a propósito, y por qué?" } },
    },
};
