// Holds manifests to the Kubernetes API; deploy/check.sh says how to call it.
import {readFileSync} from "node:fs";
import path from "node:path";
import {fileURLToPath} from "node:url";
import {loadAll} from "js-yaml";
import ts from "typescript";

const here = path.dirname(fileURLToPath(import.meta.url));
const faults = [];
const literals = [];
let objects = 0;

for (const file of process.argv.slice(2)) {
  for (const manifest of loadAll(readFileSync(file, "utf8")).filter(Boolean)) {
    const name = `${file}: ${manifest.kind} ${manifest.metadata?.name}`;
    const kinds = `kubernetes-models/${manifest.apiVersion}`;
    objects++;
    let Kind;
    try {
      Kind = (await import(kinds))[manifest.kind];
    } catch {
      // Told below.
    }
    if (!Kind) {
      faults.push(`${name}: the API has no ${manifest.kind} in ${manifest.apiVersion}`);
      continue;
    }
    try {
      new Kind(manifest).validate();
    } catch (fault) {
      faults.push(`${name}: ${fault.message}`);
    }
    literals.push({name, text: `import type {I${manifest.kind}} from "${kinds}";\nexport const it: I${manifest.kind} = ${JSON.stringify(manifest)};\n`});
  }
}

const files = literals.map((literal, number) => ({...literal, file: path.join(here, `manifest-${number}.ts`)}));
const options = {
  strict: true, noEmit: true, skipLibCheck: true, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022, types: [],
};
const host = ts.createCompilerHost(options);
const {getSourceFile, fileExists, readFile} = host;
const own = name => files.find(one => one.file === path.normalize(name));
host.fileExists = name => Boolean(own(name)) || fileExists(name);
host.readFile = name => own(name)?.text ?? readFile(name);
host.getSourceFile = (name, ...rest) => own(name) ? ts.createSourceFile(name, own(name).text, options.target) : getSourceFile(name, ...rest);
for (const fault of ts.getPreEmitDiagnostics(ts.createProgram(files.map(one => one.file), options, host))) {
  faults.push(`${own(fault.file?.fileName ?? "")?.name}: ${ts.flattenDiagnosticMessageText(fault.messageText, " ")}`);
}

faults.forEach(fault => console.error(fault));
console.log(`${objects} objects, ${faults.length} faults`);
process.exit(faults.length || !objects ? 1 : 0);
