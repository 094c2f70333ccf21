// app.tsx - the frame around every screen, and which screen is shown.
import { useRef } from "preact/hooks";
import { t } from "../lib/i18n";
import { route } from "../lib/route";
import { Banner, Footer, Header } from "./frame";
import { parseAddress } from "./pages";
import { Closed } from "./screens/closed";
import { agreed, Consent } from "./screens/consent";
import { Elsewhere } from "./screens/elsewhere";
import { Overview } from "./screens/overview";
import { Questions } from "./screens/questions";
import { Resume } from "./screens/resume";
import { Review } from "./screens/review";
import { Sending } from "./screens/sending";
import { TimeUp } from "./screens/timeup";
import { TroubleScreen } from "./screens/trouble";
import { Welcome } from "./screens/welcome";
import { elsewhere, finishing, sitting, timeIsUp, trouble } from "./session";

function screen() {
  const now = sitting.value;
  if (!now || trouble.value) return <TroubleScreen />;
  if (elsewhere.value) return <Elsewhere />;
  if (now.status === "invited") {
    if (route.value === "overview" && agreed.value) return <Overview />;
    return route.value === "consent" || route.value === "overview" ? <Consent /> : <Welcome />;
  }
  if (timeIsUp.value && now.status !== "cancelled") return <TimeUp />;
  if (now.status !== "started") return <Closed />;
  if (finishing.value) return <Sending />;
  if (route.value === "review") return <Review />;
  const address = parseAddress(route.value);
  return address ? <Questions key={address.page} {...address} /> : <Resume />;
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
