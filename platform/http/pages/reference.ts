import { type OpenApiDocument, type PlacedOperation, operationsOf } from "../openapi.ts";
import { schemaText } from "../rules/schema-text.ts";
import { type Html, html } from "./html.ts";
import { page } from "./layout.ts";

/**
 * The readable page of an OpenAPI document: every endpoint with its parameters, body and answers. `origin` is the
 * address at which the reader found it.
 */
export function referencePage(document: OpenApiDocument, origin: string): string {
  const groups = Map.groupBy(operationsOf(document), ({ operation }) => operation.tags?.[0] ?? "other");
  const body = html`<main>
    <header>
      <h1>Firsthand API</h1>
      <span class="muted">version ${document.info.version}</span>
      <a href="/">Firsthand</a>
      <a href="/api/openapi.json">OpenAPI document</a>
    </header>
    <section>
      <p>${document.info.description}</p>
      <p>
        Each endpoint says who may call it: anybody (open), or who may view, edit or administer. Programs send a key
        that an administrator made, or the access key of this installation, which may do everything and stands in the
        file
        <code>access-key</code> in the data directory:
      </p>
      <pre
        tabindex="0"
      ><code>curl -H "Authorization: Bearer $(cat data/access-key)" ${`${origin}/api/metrics`}</code></pre>
    </section>
    ${[...groups].map(
      ([name, operations]) =>
        html`<h2>${name}</h2>
          ${operations.map(operationBlock)}`,
    )}
    <h2>Shapes</h2>
    ${Object.entries(document.components?.schemas ?? {}).map(
      ([name, schema]) =>
        html`<details>
          <summary><code>${name}</code></summary>
          ${shape(schema)}
        </details>`,
    )}
  </main>`;
  return page({ title: "Firsthand API", body });
}

function operationBlock({ method, path, operation }: PlacedOperation): Html {
  return html`<details id="${operation.operationId}">
    <summary>
      <span class="method">${method.toUpperCase()}</span> <code>${path}</code>
      <span class="tag">${operation["x-access"]}</span>
      <span class="muted">${operation.summary}</span>
    </summary>
    ${operation.description ? html`<p>${operation.description}</p>` : undefined} ${parameterTable(operation)}
    ${bodyBlock(operation)}
    ${Object.entries(operation.responses ?? {}).map(([status, response]) => answerBlock(status, response))}
  </details>`;
}

type Operation = PlacedOperation["operation"];

function parameterTable(operation: Operation): Html | undefined {
  const parameters = (operation.parameters ?? []).filter((parameter) => "name" in parameter);
  if (parameters.length === 0) return undefined;
  return html`<h3>Parameters</h3>
    <div class="scroll" tabindex="0">
      <table>
        <thead>
          <tr>
            <th>Name</th>
            <th>In</th>
            <th>Type</th>
            <th>Meaning</th>
          </tr>
        </thead>
        <tbody>
          ${parameters.map(
            (parameter) =>
              html`<tr>
                <td>
                  <code>${parameter.name}</code>${parameter.required ? "" : html` <span class="muted">optional</span>`}
                </td>
                <td>${parameter.in}</td>
                <td>${schemaText(parameter.schema)}</td>
                <td>${parameter.description ?? descriptionIn(parameter.schema)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
}

function descriptionIn(schema: unknown): string {
  return typeof schema === "object" && schema !== null && "description" in schema ? String(schema.description) : "";
}

function bodyBlock(operation: Operation): Html | undefined {
  const body = operation.requestBody;
  if (!body || "$ref" in body) return undefined;
  return html`<h3>Body</h3>
    ${Object.entries(body.content).map(
      ([type, { schema }]) =>
        html`<p class="muted">${type}</p>
          ${shape(schema)}`,
    )}`;
}

type Responses = NonNullable<Operation["responses"]>;

function answerBlock(status: string, response: Responses[string]): Html | undefined {
  if (!response || "$ref" in response) return undefined;
  const heading = status === "default" ? "Error" : `Answer ${status}`;
  return html`<h3>${heading} <span class="muted">${response.description}</span></h3>
    ${Object.values(response.content ?? {}).map(({ schema }) => shape(schema))}`;
}

function shape(schema: unknown): Html {
  return html`<pre tabindex="0"><code>${schemaText(schema)}</code></pre>`;
}
