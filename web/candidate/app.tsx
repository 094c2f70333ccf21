// app.tsx - the frame around every screen, and which screen is shown.
//
// What the link leads to comes at once; the screens before the start, during the
// attempt and after it are three chunks, each asked for one step ahead.
import { effect } from "@preact/signals";
import { useRef } from "preact/hooks";
import { t } from "../lib/i18n";
import { route } from "../lib/route";
import { Banner, Footer, Header } from "./frame";
import { group } from "./lazy";
import { parseAddress, parsePart } from "./pages";
import { agreed } from "./consent";
import { Closed } from "./screens/closed";
import { TroubleScreen } from "./screens/trouble";
import { Welcome } from "./screens/welcome";
import {
  elsewhere,
  finishing,
  loadSamples,
  outgoing,
  partOver,
  recording,
  sitting,
  timeIsUp,
  trouble,
  typesLoaded,
} from "./session";

const before = group(() => import("./screens/before"));
const during = group(() => import("./screens/during"));
const after = group(() => import("./screens/after"));
const proctor = group(() => import("./proctor/watch"));

effect(() => {
  const status = sitting.value?.status;
  if (status === "invited" && route.value !== "") {
    void before.load().then(during.load);
    loadSamples();
  }
  if (status === "started") void during.load().then(after.load);
  if (status === "started" && recording.value && outgoing.value)
    proctor.show(({ watch }) => (watch(), null!));
});

function screen() {
  const now = sitting.value;
  if (!now || trouble.value) return <TroubleScreen />;
  if (elsewhere.value && now.status === "started") return during.show(({ Elsewhere }) => <Elsewhere />);
  if (now.status === "invited") return beforeStart();
  if (timeIsUp.value && now.status !== "cancelled") return during.show(({ TimeUp }) => <TimeUp />);
  if (now.status === "finished" || now.status === "pending_review") return after.show(({ Done }) => <Done />);
  if (now.status !== "started") return <Closed />;
  return during.show((screens) => {
    if (finishing.value) return <screens.Sending />;
    if (now.paused) return <screens.Paused />;
    return atWork(screens);
  });
}

function beforeStart() {
  const to = route.value;
  if (to === "") return <Welcome />;
  if (to.startsWith("practice") && typesLoaded.value) return during.show(({ Practice }) => <Practice />);
  return before.show((screens) => {
    if (to === "more-time") return <screens.MoreTime />;
    if (to === "you") return <screens.You />;
    if (to === "check" && agreed.value) return <screens.Check />;
    if (to === "overview" && agreed.value) return <screens.Begin />;
    return <screens.Consent />;
  });
}

function atWork({ Adaptive, AdaptiveEnd, Intro, Overview, PartEnd, Practice, Questions, Review }: typeof import("./screens/during")) {
  const to = route.value;
  const over = sitting.value!.parts.find((part) => part.part_id === partOver.value);
  if (over) return <PartEnd key={over.part_id} part={over} timeIsUp />;
  if (to.startsWith("practice")) return <Practice />;
  const [sole] = sitting.value!.parts.length === 1 ? sitting.value!.parts : [];
  if (sole?.adaptive?.stop) return <AdaptiveEnd />;
  if (to === "review") return <Review key="all" parts={sitting.value!.parts} />;
  const reviewed = parsePart(to, "review");
  if (reviewed && reviewed.status !== "done") return <Review key={to} parts={[reviewed]} />;
  const ended = parsePart(to, "end");
  if (ended) return <PartEnd key={to} part={ended} />;
  const begun = parsePart(to, "part");
  if (begun && begun.status === "waiting" && begun.limit_s > 0) return <Intro key={to} part={begun} />;
  const address = parseAddress(to);
  const asked = address?.page.part;
  if (asked?.adaptive) return <Adaptive key={asked.items[0]!.item_id} part={asked} />;
  if (address) return <Questions key={to.split(".", 2).join()} {...address} />;
  return <Overview />;
}

export function App() {
  const main = useRef<HTMLElement>(null);
  const skip = (event: Event) => {
    event.preventDefault(); // the address says which screen is shown: it must not change
    main.current!.focus();
  };
  return (
    <>
      <a class="skip" href="#main" onClick={skip}>
        {t("frame.skip")}
      </a>
      <Header />
      <Banner />
      <main id="main" class="page" ref={main} tabIndex={-1}>
        {screen()}
      </main>
      <Footer />
    </>
  );
}
