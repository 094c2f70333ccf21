// app.tsx - the frame: the family in the bar, the list of operations, and the page that the address names.
import { useRef } from "preact/hooks";
import { go } from "../lib/route";
import { Finder } from "./finder";
import type { Api } from "./openapi";
import { OperationPage, Unknown } from "./operation";
import { Overview } from "./overview";
import { Heading } from "./parts";
import { FAMILIES, load, place, reference, roomy } from "./state";

function FamilyChoice() {
  return (
    <label class="family">
      <span>API</span>
      <select aria-label="API" value={place.value.family} onChange={(event) => go(event.currentTarget.value)}>
        {Object.entries(FAMILIES).map(([name, title]) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}

function Failed() {
  return (
    <div class="intro">
      <Heading>The reference could not be loaded</Heading>
      <p>The server did not send the description of its operations.</p>
      <button type="button" class="primary" onClick={load}>
        Try again
      </button>
    </div>
  );
}

function page(found: Api | Error | null) {
  if (found === null) return <p class="soft">Loading…</p>;
  if (found instanceof Error) return <Failed />;
  const { family, operation: id } = place.value;
  if (id === "") return <Overview key={family} api={found} />;
  const operation = found.operations.find((one) => one.id === id);
  return operation ? (
    <OperationPage key={`${family}/${id}`} api={found} operation={operation} />
  ) : (
    <Unknown key={id} />
  );
}

export function App() {
  const main = useRef<HTMLElement>(null);
  const found = reference.value;
  const skip = (event: Event) => {
    event.preventDefault(); // the address says which page is shown: it must not change
    main.current!.focus();
  };
  return (
    <>
      <a class="skip" href="#main" onClick={skip}>
        Skip to the content
      </a>
      <header class="bar">
        <div class="bar-inner">
          <p class="brand">
            <a href="/">Assay</a> <span>API reference</span>
          </p>
          <FamilyChoice />
        </div>
      </header>
      <div class="shell">
        {roomy.value && (
          <div class="side">{found !== null && !(found instanceof Error) && <Finder api={found} />}</div>
        )}
        <main id="main" class="page" ref={main} tabIndex={-1}>
          {page(found)}
        </main>
      </div>
    </>
  );
}
