// overview.tsx - the first page of a family: where it is, how a key is sent, what errors look like.
import { Fields } from "./fields";
import { Finder } from "./finder";
import type { Api } from "./openapi";
import { Heading, KeyInput } from "./parts";
import { FAMILIES, place, roomy } from "./state";

export function Overview({ api }: { api: Api }) {
  const { family } = place.value;
  return (
    <>
      <div class="intro">
        <Heading>{FAMILIES[family]} API</Heading>
        <p class="lead">{api.description}</p>
        <dl class="facts">
          <div>
            <dt>Address</dt>
            <dd>
              <code>{api.address}</code>
            </dd>
          </div>
          <div>
            <dt>Version</dt>
            <dd>{api.version}</dd>
          </div>
          <div>
            <dt>For programs</dt>
            <dd>
              <a href={`/openapi/${family}.json`}>OpenAPI 3.1 document</a>
            </dd>
          </div>
        </dl>
      </div>
      {!roomy.value && (
        <section>
          <h2>Operations</h2>
          <Finder api={api} />
        </section>
      )}
      <section>
        <h2>Keys</h2>
        <p>
          An operation that needs a permission expects a key in this header. Paste yours here to try
          operations on this page.
        </p>
        <pre tabIndex={0} role="region" aria-label="Header of the key">
          {api.key.name}: {api.key.prefix}YOUR_KEY
        </pre>
        <form onSubmit={(event) => event.preventDefault()}>
          <KeyInput />
        </form>
      </section>
      <section>
        <h2>Errors</h2>
        <p>Whatever goes wrong, the status says what kind of error it is and the body says more:</p>
        <Fields api={api} schema={{ $ref: "#/components/schemas/Error" }} side="out" />
      </section>
    </>
  );
}
