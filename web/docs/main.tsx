// main.tsx - the API reference: shows the OpenAPI documents of this server's families.
// Its texts are English only, as are those of the documents it shows.
import { render } from "preact";
import { App } from "./app";

render(<App />, document.getElementById("app")!);
