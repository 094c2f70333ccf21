/* texts_en.c - the report in English. */
#include "report/texts.h"

const struct report_texts report_texts_en = {
    .language = "en",
    .decimal = ".",
    .percent = "{1}%",
    .title = "Assessment report",
    .confidential = "Confidential. For the people taking part in this selection process only.",
    .contents = "In this report",
    .candidate = "Candidate",
    .company = "Prepared for",
    .completed = "Completed",
    .printed = "Report created",
    .reference = "Reference",
    .norm = "Compared with",
    .answered = "Questions answered",
    .answered_of = "{1} of {2}",
    .page_of = "Page {1} of {2}",
    .norm_pooled = "General norm group, adults",
    .norm_male = "Norm group: men aged {1}",
    .norm_female = "Norm group: women aged {1}",
    .level_name = { "Not enough answers", "Very low", "Low", "Average", "High", "Very high" },
    .and = " and ",
    .and_before_i = " and ",

    .summary = "Summary",
    .profile = "Profile at a glance",
    .dimensions = "The dimensions in detail",
    .quality = "Response quality",
    .reading = "How to read this report",

    .says_high = "The profile stands out most for {1}.",
    .says_no_high = "No dimension lies clearly above the average; the highest score is in {1}.",
    .says_low = "Scores are below the average in {1}.",
    .says_no_low = "No dimension lies below the average; the lowest score is in {1}.",
    .says_even = "The profile is even: the dimensions differ less than the questionnaire can tell apart.",
    .says_missing = "Too few answers to score {1}.",
    .says_nothing = "Too few questions were answered to score any dimension.",
    .index = "Index",
    .index_of = "Mean of {1} dimensions; 50 is the norm average",
    .index_missing = "Given only when every dimension has a score",
    .index_range = "likely range {1} to {2}",
    .verdict = { "Nothing unusual", "One point to note", "Read with care" },
    .verdict_says = { "The way of answering gives no reason for doubt.",
                      "One aspect of the answers deserves a look.",
                      "Several aspects of the answers deserve a look." },
    .most = "Highest scores",
    .least = "Lowest scores",
    .before_title = "Before you decide",
    .before = {
        "Start from the job. A high score is not better in itself: what counts is what the role asks for, "
        "and every level brings something to offer and something to watch.",
        "Take the questions on pages {1} to {2} into the interview, and let real examples confirm or "
        "correct the picture.",
        "Share the result. People know the situations behind their answers, and the conversation about "
        "them is often the most useful part." },

    .profile_lead = "Each dot is a score on the T scale, on which the average of the norm group is 50. The "
                    "pale band around it shows where the true score probably lies.",
    .column_dimension = "Dimension",
    .column_t = "T",
    .column_band = "Band",
    .column_percentile = "Percentile",
    .column_level = "Level",
    .legend_score = "Score",
    .legend_band = "95% confidence band",
    .legend_mean = "Norm average",
    .radar_title = "The shape of the profile",
    .radar_lead = "The same scores seen as a shape. The dashed ring is the norm average (T 50); each ring "
                  "is 10 points. Look at where the shape reaches out and where it draws in, not at its "
                  "area: the order of the axes changes the area but means nothing.",
    .radar_alt = "Radar chart of the T scores of {1}: {2}",

    .dimensions_lead = "What each dimension measures, what this level usually means at work, and questions "
                       "to explore it.",
    .numbers = "T {1}  ·  percentile {2}  ·  sten {3}",
    .missing_says = "Too few of the questions behind this dimension were answered, so there is no score. "
                    "This says nothing about the person. The first question below is a good way to learn "
                    "more.",
    .questions = "Ask in the interview",

    .quality_lead = {
        "Five simple checks look at how the questions were answered. None of them found anything unusual.",
        "Five simple checks look at how the questions were answered. One of them noticed something. It is "
        "a reason to ask, never a reason to reject.",
        "Five simple checks look at how the questions were answered. More than one noticed something, so "
        "read the scores with care and offer a second sitting. It is never a reason to reject." },
    .column_check = "Check",
    .column_seen = "Observed",
    .column_verdict = "Result",
    .check_fine = "As expected",
    .check_flagged = "Worth a look",
    .not_measured = "not measured",
    .check = {
        [CHECK_ANSWERED] = { "Questions answered", "{1}",
            "Enough questions were answered.",
            "Many questions were left open; dimensions without enough answers have no score." },
        [CHECK_RUN] = { "Same answer in a row", "{1} times",
            "The longest series of identical answers is within the usual range.",
            "One answer was repeated unusually often in a row; attention may have slipped." },
        [CHECK_VARIETY] = { "Variety of answers", "spread {1}",
            "The whole answer scale was put to use.",
            "The answers are unusually alike; the profile may look flatter than the person is." },
        [CHECK_AGREEMENT] = { "Balance of agreement", "mean {1} of 5",
            "Agreement and disagreement are in balance.",
            "There is a strong tendency to agree, or to disagree, whatever the statement says." },
        [CHECK_SPEED] = { "Time per question", "{1} s",
            "The pace left time to read each statement.",
            "The pace was faster than most people can read." } },

    .read = {
        [READ_T] = { "T score",
            "50 is the average of the norm group and 10 points are one standard deviation. About two in "
            "three people score between 40 and 60." },
        [READ_PERCENTILE] = { "Percentile",
            "Percentile 70 means a score higher than that of about 70 in 100 people of the norm group. It "
            "is not a share of right answers: there are none." },
        [READ_STEN] = { "Sten",
            "The same score in ten steps. 5 and 6 are the middle; 1 and 10 are rare." },
        [READ_LEVELS] = { "Levels",
            "Very low: T below 35. Low: 35 to below 45. Average: 45 to 55. High: above 55 to 65. Very "
            "high: above 65. T is rounded for print only." },
        [READ_BAND] = { "Confidence band",
            "No questionnaire measures exactly. With an assumed reliability of {1} the standard error is "
            "{2} T points, and the true score lies within {3} points of the dot about 19 times in 20. "
            "Treat two dimensions less than {4} points apart as equal." },
        [READ_NORM] = { "Norm group",
            "{1}: the published international internet sample of the 120-item questionnaire (IPIP-NEO-120, "
            "J. A. Johnson)." },
        [READ_INDEX] = { "Index",
            "The plain mean of the T scores of this product's dimensions. Two people with the same index "
            "can be very different, so look at the profile first." },
        [READ_LIMITS] = { "What it cannot tell",
            "The scores describe how people see themselves at work. They do not measure ability, "
            "knowledge, experience or health, and behaviour changes with situation and practice." } },
    .warning = { "Never decide on this report alone",
        "Use it together with a structured interview, work samples and what the job really requires, and "
        "apply the same yardstick to every candidate." },

    .dimension = {
        [DIM_ACHIEVEMENT] = {
            .measures = "How strongly someone sets demanding goals and trusts in reaching them.",
            .brief = { "Works at a steady pace, without chasing targets",
                       "Aims for good results and keeps a sense of proportion",
                       "Sets demanding goals and goes after them" },
            .level = {
                "People at this level rarely measure themselves by targets. They tend to be content with "
                "work that is done well enough and bring calm to teams that overreach. They may hold back "
                "where goals are open or ambitious, and work best when expectations are clear and progress "
                "is noticed.",
                "People at this level want to do good work and put in extra effort when it matters to "
                "them, without making every task a contest. They usually trust their own ability in "
                "familiar fields and like some backing in new ones.",
                "People at this level set themselves high targets and expect to reach them. They take on "
                "difficult work willingly and lift the standard around them. They may grow impatient with "
                "a slower pace, or take on more than fits into the week." },
            .extreme = { "At this end of the scale, goals agreed in small steps help more than a distant "
                         "target.",
                         "At this end of the scale, ask how rest, quality and other people's pace are "
                         "looked after." },
            .ask = "Tell me about a goal you set for yourself at work. How did you go about it, and how "
                   "did it end?",
            .probe = { "What makes a piece of work good enough for you, and when do you decide to do more?",
                       "When did you last go well beyond what was asked, and what made it worth it?",
                       "Describe a time when you aimed too high. What did you notice, and what did you "
                       "change?" } },
        [DIM_ASSERTIVENESS] = {
            .measures = "How readily someone takes the lead, speaks up and keeps things moving.",
            .brief = { "Leaves the stage to others and works unhurriedly",
                       "Takes the lead when it is needed",
                       "Takes charge, speaks up and sets the pace" },
            .level = {
                "People at this level seldom push themselves forward. They listen, let others lead and "
                "keep an even pace, which gives room to colleagues. Their view may stay unheard in fast or "
                "loud meetings, so it pays to ask for it directly.",
                "People at this level can lead and can follow. They speak up on matters they know or care "
                "about and are at ease leaving the lead to somebody else. Their pace adapts to the team.",
                "People at this level like to take charge, say what they think and get things going. They "
                "give direction when a group hesitates and keep a lot in motion. They may crowd out "
                "quieter voices or decide before everyone has been heard." },
            .extreme = { "At this end of the scale, roles that live from steering others would cost much "
                         "energy.",
                         "At this end of the scale, ask how room is made for people who need more time to "
                         "speak." },
            .ask = "Tell me about a meeting in which you disagreed with the majority. What did you do?",
            .probe = { "How do you make sure that your view is heard when others talk more than you do?",
                       "In which situations do you take the lead, and in which do you leave it to others?",
                       "When did you last hold back on purpose so that somebody else could lead?" } },
        [DIM_SOCIABILITY] = {
            .measures = "How easily someone makes contact and how much company they look for.",
            .brief = { "Prefers few, well-known contacts and quiet work",
                       "Enjoys contact and also time alone",
                       "Makes contact easily and seeks company" },
            .level = {
                "People at this level keep a friendly distance at first and open up with time. They work "
                "well on their own and value a few solid contacts more than many loose ones. A day full of "
                "new faces is tiring for them, and others may take reserve for lack of interest.",
                "People at this level get on with most people and enjoy a mix of company and quiet. They "
                "can make contact when the work calls for it and are equally able to concentrate alone.",
                "People at this level are quick to warm to others and look for company. They build "
                "networks without effort and make newcomers feel at home. Long stretches of solitary work "
                "may drain them, and conversation can win over the task at hand." },
            .extreme = { "At this end of the scale, time to prepare and to recover makes public-facing "
                         "work easier.",
                         "At this end of the scale, ask how work that needs hours of silence gets done." },
            .ask = "How did you get to know the people in your last team, and how long did it take?",
            .probe = { "What does a working day with many new people look like for you, and how do you "
                       "prepare?",
                       "What mix of company and quiet helps you to do your best work?",
                       "How do you organise work that has to be done alone, over several days?" } },
        [DIM_ENTHUSIASM] = {
            .measures = "How much visible energy, good humour and appetite for something lively someone "
                        "brings.",
            .brief = { "Sober and even in mood, likes calm surroundings",
                       "Cheerful where it fits, without overdoing it",
                       "Lively and upbeat, carries others along" },
            .level = {
                "People at this level are matter-of-fact and do not show excitement easily. They keep "
                "their feet on the ground when others are carried away and do well in calm, predictable "
                "surroundings. Their commitment can be greater than it looks, so ask rather than guess.",
                "People at this level show pleasure in their work without needing constant variety. They "
                "join in when a team is lively and stay composed when things are quiet.",
                "People at this level bring energy and good humour and enjoy it when a lot is going on. "
                "They carry others along and make beginnings easy. Routine may bore them, and risks can "
                "look smaller than they are." },
            .extreme = { "At this end of the scale, praise and interest are better put into words than "
                         "expected to show.",
                         "At this end of the scale, a partner who checks risks and details is a good "
                         "counterweight." },
            .ask = "What part of your work do you look forward to, and how would others notice?",
            .probe = { "How do you win other people over for something that matters to you?",
                       "How do you keep up your interest when a task becomes routine?",
                       "Tell me about a time when your enthusiasm ran ahead of the facts. What did you "
                       "learn?" } },
        [DIM_EMPATHY] = {
            .measures = "How much someone is moved by what others need, and how readily they help.",
            .brief = { "Looks at facts first, keeps a personal distance",
                       "Cares about others and keeps own limits",
                       "Notices what others need and helps readily" },
            .level = {
                "People at this level look at facts and results before feelings. They can take and explain "
                "unpopular decisions and do not lose themselves in other people's troubles. Colleagues may "
                "wish for more interest in how they are, above all in hard times.",
                "People at this level are considerate and help where they can, while keeping an eye on "
                "their own work. They weigh personal and factual sides and usually find a fair balance.",
                "People at this level notice quickly how others are doing and like to help. They create "
                "trust and are good partners for customers and colleagues in difficulty. Saying no, or "
                "giving hard feedback, may be an effort for them." },
            .extreme = { "At this end of the scale, it helps to plan moments for personal feedback on "
                         "purpose.",
                         "At this end of the scale, ask how own tasks are protected when many people want "
                         "help." },
            .ask = "Tell me about a colleague who was having a difficult time. What did you notice, and "
                   "what did you do?",
            .probe = { "How do you find out how a decision of yours affects the people concerned?",
                       "When did you have to weigh somebody's personal situation against the work?",
                       "Describe a time when you had to tell someone something painful. How did you do "
                       "it?" } },
        [DIM_COOPERATION] = {
            .measures = "How much someone trusts others and looks for agreement instead of winning the "
                        "argument.",
            .brief = { "Questions, negotiates hard, stands up to conflict",
                       "Cooperates, and argues when it matters",
                       "Trusts others and looks for agreement" },
            .level = {
                "People at this level check before they trust and are ready to argue for their position. "
                "They are useful where claims must be tested or terms negotiated. Teamwork may take longer "
                "to become easy, and discussions can sound sharper than intended.",
                "People at this level are willing partners who trust until there is a reason not to. They "
                "give way on small things and stand firm on important ones.",
                "People at this level assume good intentions and look for solutions that everybody can "
                "accept. They smooth out friction and make teams pleasant to work in. They may give way "
                "too early, or be slow to see that someone is taking advantage." },
            .extreme = { "At this end of the scale, clear ground rules for disagreement protect the "
                         "relationship.",
                         "At this end of the scale, ask how own interests are defended in a negotiation." },
            .ask = "Tell me about a conflict in a team you belonged to. What was your part in solving it?",
            .probe = { "What has to happen before you trust a new colleague or partner?",
                       "How do you decide whether a disagreement is worth having?",
                       "When did you give way and regret it later? What would you do today?" } },
        [DIM_INTEGRITY] = {
            .measures = "How much weight someone gives to keeping promises, to rules and to being "
                        "straightforward.",
            .brief = { "Handles rules and arrangements flexibly",
                       "Keeps to rules and allows for exceptions",
                       "Takes promises and rules very seriously" },
            .level = {
                "People at this level describe themselves as flexible with rules and tactical when it "
                "helps. They find ways round obstacles and judge case by case. Where procedures protect "
                "people or money, agree clearly what is not negotiable. The score is a self-description, "
                "not a test of honesty.",
                "People at this level keep their word and follow rules whose purpose they see. They allow "
                "for exceptions when the situation calls for it and can usually explain why.",
                "People at this level feel bound by promises and rules and say openly what is the case. "
                "Others know where they stand with them. They may insist on the rule where a pragmatic "
                "answer would do, or be disappointed by people who see it less strictly." },
            .extreme = { "At this end of the scale, explain the reason behind each rule that matters in "
                         "the role.",
                         "At this end of the scale, ask how grey areas and necessary compromises are "
                         "handled." },
            .ask = "Tell me about a promise at work that became hard to keep. What did you do?",
            .probe = { "When did you last depart from a rule? What made you do so, and who knew about it?",
                       "How do you decide whether an exception to a rule is justified?",
                       "How do you react when a colleague you like does not follow an agreed "
                       "procedure?" } },
        [DIM_STRUCTURE] = {
            .measures = "How much someone plans, keeps order and thinks before acting.",
            .brief = { "Improvises and decides quickly",
                       "Plans where it pays and stays flexible",
                       "Plans ahead, orderly and careful" },
            .level = {
                "People at this level start quickly and sort things out on the way. They cope well with "
                "changing plans and incomplete information. Details, files and deadlines may slip, so "
                "shared tools and short check-ins are a help.",
                "People at this level keep enough order to find their way and plan what is important. They "
                "can change a plan when needed and usually think before they commit themselves.",
                "People at this level work with a plan, keep things in order and consider the consequences "
                "first. They make processes reliable. Sudden changes can unsettle their way of working, "
                "and they may prepare for longer than the matter needs." },
            .extreme = { "At this end of the scale, do not leave tasks with costly errors without a second "
                         "pair of eyes.",
                         "At this end of the scale, ask how decisions are made when information is "
                         "missing." },
            .ask = "How do you keep an overview when several tasks are due at the same time?",
            .probe = { "Tell me about something that slipped through. What do you do differently since "
                       "then?",
                       "When do you make a plan, and when do you simply begin?",
                       "Tell me about a plan that was overturned overnight. How did you deal with it?" } },
        [DIM_PERSEVERANCE] = {
            .measures = "How steadily someone gets down to work, resists distraction and finishes.",
            .brief = { "Works in bursts, follows new impulses",
                       "Finishes most things, with some detours",
                       "Gets down to work and sees things through" },
            .level = {
                "People at this level work in bursts and follow what interests them now. They bring "
                "spontaneity and move on easily when something no longer makes sense. Long or dull tasks "
                "are harder, and near deadlines, company or visible progress help them to finish.",
                "People at this level finish most of what they begin, sometimes after a slow start. They "
                "resist distraction when the goal is clear and allow themselves breaks when it is not.",
                "People at this level start without delay and stay with a task until it is done, even when "
                "it is tedious. Others can rely on it. They may hold on to something that ought to be "
                "dropped, or forget to pause." },
            .extreme = { "At this end of the scale, short work packages with a fixed end work better than "
                         "long ones.",
                         "At this end of the scale, ask how it is decided that a piece of work should be "
                         "given up." },
            .ask = "Tell me about a long and tedious task. How did you bring it to an end?",
            .probe = { "What distracts you most easily, and what helps you to get back to work?",
                       "How do you get yourself going with tasks that you do not enjoy?",
                       "When did you stop something that you had already put a lot of work into?" } },
        [DIM_STRESS_RESISTANCE] = {
            .measures = "How calm and able to act someone feels when pressure rises.",
            .brief = { "Senses pressure early and takes it seriously",
                       "Copes with usual pressure, notices heavy load",
                       "Stays calm and able to act under pressure" },
            .level = {
                "People at this level feel pressure early and think ahead to what could go wrong. That "
                "makes them attentive to risk and well prepared. When many things come at once they may "
                "need clear priorities, reliable support and time to settle.",
                "People at this level manage the usual pressure of a job and feel it when it becomes too "
                "much. With clear priorities and a little warning they stay able to act.",
                "People at this level stay calm when pressure rises and keep a clear head in critical "
                "moments. They give security to others. They may underrate risks, or not notice how "
                "strained their colleagues are." },
            .extreme = { "At this end of the scale, a predictable workload and an early word about changes "
                         "do much good.",
                         "At this end of the scale, ask which warning signs are taken seriously, and "
                         "when." },
            .ask = "Tell me about the most hectic week of the past year. What did you do first?",
            .probe = { "What helps you to keep a clear head when everything comes at once?",
                       "How do you notice that a workload is becoming too much, and what do you do then?",
                       "Tell me about a risk that others saw before you did. What happened?" } },
        [DIM_COMPOSURE] = {
            .measures = "How even-tempered and at ease someone stays when criticised, provoked or watched.",
            .brief = { "Reacts visibly, is touched by criticism",
                       "Mostly even-tempered, shows when it is too much",
                       "Even-tempered and at ease in front of others" },
            .level = {
                "People at this level react quickly and visibly when something goes against them, and are "
                "alert to how they come across. Others know at once where they stand. Criticism is best "
                "given in private, with concrete examples and some time to reply.",
                "People at this level are even-tempered on most days and at ease with people they know. "
                "Strong criticism or an unfamiliar audience can throw them briefly, and they recover well.",
                "People at this level stay friendly and matter-of-fact when provoked and are at ease in "
                "front of others. They calm heated situations. Their displeasure may be so quiet that it "
                "is missed, so ask what they really think." },
            .extreme = { "At this end of the scale, a pause before replying is a simple and effective "
                         "agreement.",
                         "At this end of the scale, ask how others can tell that a limit has been "
                         "reached." },
            .ask = "Tell me about criticism that you found unfair. How did you respond?",
            .probe = { "What annoys you at work, and what do you do in the first ten minutes?",
                       "In which situations do you feel watched, and how do you prepare for them?",
                       "How do people around you notice that something really bothers you?" } },
        [DIM_OPENNESS_TO_CHANGE] = {
            .measures = "How much someone enjoys new ways, unfamiliar situations and complex ideas.",
            .brief = { "Relies on what has proved itself",
                       "Open to change with a good reason",
                       "Enjoys new ways and complex ideas" },
            .level = {
                "People at this level trust what has proved itself and prefer practical questions to "
                "theory. They keep things running and ask what a change is good for. New tools or methods "
                "are accepted more easily with reasons, examples and time to practise.",
                "People at this level go along with change when they see its use, and keep what works. "
                "They can follow an abstract discussion and like it to lead to something practical.",
                "People at this level enjoy the unfamiliar, try out new ways and think complex questions "
                "through. They are a driving force in times of change. Routine may tire them, and "
                "something that works can be replaced too early." },
            .extreme = { "At this end of the scale, change works best when it is announced early and made "
                         "in small steps.",
                         "At this end of the scale, ask how new ideas are carried through to daily use." },
            .ask = "Tell me about a big change in your work. What did you think at first, and what later?",
            .probe = { "What has to be explained to you before you give up a method that works?",
                       "How do you decide which new ideas are worth trying?",
                       "Which routine do you keep on purpose, and why?" } },
    },
};
