// Holds answers against the schemas of an OpenAPI document. In: {"document", "answers": [{"name", "schema": a JSON pointer, "body"}]}; out: what is wrong, a line each.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const { document, answers } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

// An answer may grow, so the document does not forbid other fields; here a field that it does not know is one that somebody forgot to describe.
const close = (node) => {
  if (node && typeof node === 'object') {
    if (node.properties && node.additionalProperties === undefined) node.additionalProperties = false;
    Object.values(node).forEach(close);
  }
};
close(document.components.schemas);

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema(document, 'document');
for (const { name, schema, body } of answers) {
  const validate = ajv.compile({ $ref: `document#${schema}` });
  if (!validate(body)) {
    console.log(`${name}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(body)}`);
  }
}
