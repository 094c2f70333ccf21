// stubs.mjs - bodies for the stubs of coding questions: a function that gives back one of its parameters.
const C = (form, name) =>
    ({ list: `*result_n = ${name}_n;\n    return ${name};`, matrix: `*result_rows = ${name}_rows;\n    *result_columns = ${name}_columns;\n    return ${name};` })[form] ??
    `return ${name};`;
const returned = (_, name) => `return ${name};`;
const plain = (_, name) => name;

// By language: the body, and what stands in its place in the stub.
const bodies = {
    c: C, cpp: returned, java: returned, csharp: returned, php: (_, name) => `return $${name};`,
    javascript: returned, typescript: returned,
    go: (_, name) => `return ${name}`, python: (_, name) => `return ${name}`, ruby: plain, r: plain, rust: plain,
    bash: (form, name) => ({ list: `echo "\${${name}[*]}"`, texts: `printf '%s\\n' "\${${name}[@]}"`, matrix: `printf '%s\\n' "\${${name}[@]}"` })[form] ?? `echo "$${name}"`,
};
export const stubLanguages = Object.keys(bodies);

const formOf = (type) => (type.endsWith('[][]') ? 'matrix' : type === 'string[]' ? 'texts' : type.endsWith('[]') ? 'list' : 'one');

// The stub with such a body: all between the comment and the end of the function goes.
export function filled(language, stub, type, name) {
    const lines = stub.split('\n');
    const at = lines.findIndex((line) => line.includes('Write your code here.'));
    let end = at + 1;
    while (end < lines.length && lines[end].trim() !== '' && !/^\s*(\}|end)$/.test(lines[end])) end++;
    const form = formOf(type);
    const body = bodies[language](language === 'c' && form === 'texts' ? 'list' : form, name);
    return [...lines.slice(0, at + 1), lines[at].match(/^\s*/)[0] + body, ...lines.slice(end)].join('\n');
}

export const parameters = [
    ['whole', 'int', '-7'], ['large', 'long', '9007199254740993'], ['part', 'double', '0.25'], ['yes', 'bool', 'true'],
    ['said', 'string', ' a  "quoted" line '], ['ints', 'int[]', '3\n5 -6 7'], ['texts', 'string[]', '2\nfirst line\n second'],
    ['reals', 'double[]', '2\n1.5 -2'], ['flags', 'bool[]', '2\ntrue false'], ['grid', 'int[][]', '2 3\n1 2 3\n4 5 6'],
].map(([name, type, input]) => ({ name, type, input }));

// What is printed of a parameter that is given back: its lines without the counts.
export const printed = ({ type, input }) => (formOf(type) === 'one' ? input : input.split('\n').slice(1).join('\n'));
