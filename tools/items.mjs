// items.mjs - writes the items of b5-120 as C to the standard output.
//
//   node tools/items.mjs [PACKAGE]
//
// PACKAGE is the folder of @bigfive-org/questions (MIT); by default the one
// under web/node_modules.  The sentences are embedded by the build and never
// copied into our sources.  Answers are stored by position, so the program
// stops with 1 unless every language has the same 120 items in the same order,
// and that order is the one PSYCHOMETRICS.md 2 scores by.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const VERSION = "1.3.3";
const FOLDERS = { en: "en", pt: "pt-br", es: "es", de: "de" };
const ITEMS = 120, MINUS = 55;

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = process.argv[2] ?? join(root, "web/node_modules/@bigfive-org/questions");

function fail(message) {
    console.error(`items.mjs: ${message}`);
    process.exit(1);
}

function read(name) {
    try {
        return JSON.parse(readFileSync(join(folder, name), "utf8"));
    } catch (error) {
        return fail(`${join(folder, name)}: ${error.message}`);
    }
}

// A C string of UTF-8; "?" is escaped because two of them start a trigraph.
function cString(text) {
    if (/[\u0000-\u001f\u007f]/.test(text))
        fail(`control character in ${JSON.stringify(text)}`);
    return `"${text.replace(/["\\?]/g, "\\$&")}"`;
}

function check(language, items, model) {
    if (items.length !== ITEMS)
        fail(`${language}: ${items.length} items instead of ${ITEMS}`);
    items.forEach((item, i) => {
        const where = `${language}, item ${i + 1}`;
        for (const member of ["id", "keyed", "domain", "facet"])
            if (item[member] !== model[i][member])
                fail(`${where}: ${member} is ${item[member]}, in English ${model[i][member]}`);
        if (item.domain !== "NEOAC"[i % 5] || item.facet !== Math.floor(i / 5) % 6 + 1)
            fail(`${where}: ${item.domain}${item.facet} is not the facet of that position`);
        if (item.keyed !== "plus" && item.keyed !== "minus")
            fail(`${where}: keyed ${item.keyed}`);
        if (typeof item.text !== "string" || item.text.trim() === "")
            fail(`${where}: no text`);
    });
}

// Rows of the package that would measure another facet than their position says,
// because they repeat another item or because the translation drifted.  These
// are our own translations of the English items; VERSION says what they replace.
const CORRECTIONS = [
    { language: "pt", item: 47, text: "Estou sempre em movimento." },  // repeated item 25
    { language: "pt", item: 60, text: "Tomo decisões precipitadas" }, // said difficult for rash
    { language: "pt", item: 108, text: "Tenho apego aos costumes tradicionais" }, // was no sentence
    { language: "pt", item: 109, text: "Pago na mesma moeda quando me fazem mal" }, // said "get in touch with others"
    { language: "es", item: 21, text: "A menudo cometo excesos" }, // asked about getting drunk
    { language: "es", item: 48, text: "Prefiero quedarme con las cosas que conozco" }, // words were missing
    { language: "es", item: 54, text: "Tengo un gran concepto de mí" }, // said "I expect much of myself": C4
    { language: "es", item: 84, text: "Tengo una opinión muy alta de mí" }, // said "high expectations": C4
    { language: "es", item: 85, text: "Pierdo el tiempo" }, // said "do not do much in my spare time": E4
    { language: "es", item: 108, text: "Tengo apego a las formas convencionales" }, // said "conservative": O6
    { language: "es", item: 109, text: "Me vengo cuando me hacen daño" }, // said "do not support others": A3
    { language: "es", item: 112, text: "Hago locuras y me dejo llevar." }, // repeated item 47
    { language: "de", item: 17, text: "Ich habe immer etwas zu tun" }, // half of it was item 47
    { language: "de", item: 19, text: "Ich streite gern" }, // said that debates are fun, which is no quarrel
    { language: "de", item: 21, text: "Wenn ich etwas genieße, finde ich oft kein Ende" }, // was about parties: E2, E5
    { language: "de", item: 44, text: "Das Wohl anderer liegt mir am Herzen" }, // was about worry: N1
    // Said "I notice when things are beyond me", which is insight, not vulnerability.
    { language: "de", item: 86, text: "Ich habe das Gefühl, den Dingen nicht gewachsen zu sein" },
    { language: "de", item: 96, text: "Ich bin nicht schnell verärgert" }, // a letter was missing
];

function correct(texts) {
    for (const { language, item, text } of CORRECTIONS) {
        if (texts[language][item - 1].text === text)
            fail(`${language}, item ${item} is corrected in the package: drop the correction`);
        texts[language][item - 1].text = text;
    }
    for (const [language, items] of Object.entries(texts)) {
        const seen = new Map();
        items.forEach(({ text }, i) => {
            const sentence = text.trim().replace(/\.$/, "").toLowerCase();
            if (seen.has(sentence))
                fail(`${language}, item ${i + 1} repeats item ${seen.get(sentence)}`);
            seen.set(sentence, i + 1);
        });
    }
}

const version = read("package.json").version;
if (version !== VERSION)
    fail(`version ${version} of the package, ${VERSION} is what the algorithm was checked with`);
// All languages of the package are checked, so that adding one of them to
// FOLDERS can never move an item.
const english = read("data/en/questions.json");
for (const entry of readdirSync(join(folder, "data"), { withFileTypes: true }))
    if (entry.isDirectory())
        check(entry.name, read(`data/${entry.name}/questions.json`), english);
const texts = Object.fromEntries(Object.entries(FOLDERS)
    .map(([language, name]) => [language, read(`data/${name}/questions.json`)]));
correct(texts);
const minus = english.filter((item) => item.keyed === "minus").length;
if (minus !== MINUS)
    fail(`${minus} minus-keyed items instead of ${MINUS}`);

console.log(`/* Made by tools/items.mjs from @bigfive-org/questions ${VERSION} (MIT). */`);
console.log('#include "domain/bigfive.h"\n');
console.log("const struct b5_item b5_items[B5_ITEMS] = {");
english.forEach((item, i) => {
    const lines = Object.keys(FOLDERS).map((language) =>
        `        [LANGUAGE_${language.toUpperCase()}] = ${cString(texts[language][i].text.trim())}`);
    console.log(`    { .minus = ${item.keyed === "minus"}, .text = { {\n${lines.join(",\n")} } } },`);
});
console.log("};");
