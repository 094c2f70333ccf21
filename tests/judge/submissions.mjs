// submissions.mjs - assay-judge as an administrator uses it: verdicts, comparison, checkers, hostile sources, its own death.
import assert from "node:assert";
import { execFile, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { JUDGE, folder, file, groupsLeft, processesLeft, run, sleep } from "./runner.mjs";

const data = path.join(folder, "judge");
const execute = (args, options = {}) => new Promise((resolve) => {
  const child = execFile(JUDGE, args, { maxBuffer: 64 << 20, encoding: "utf8", ...options }, (error, stdout, stderr) =>
    resolve({ status: error ? error.code : 0, stdout, stderr, pid: child.pid }));
});

// Judges a submission; gives the report, or {refused} with what the program said.
export async function judge(submission, slot = 0, keep = {}) {
  const name = file("submission");
  fs.writeFileSync(name, typeof submission === "string" ? submission : JSON.stringify(submission));
  const got = await execute(["run", name, "--slot", String(slot), "--data", keep.data ?? `${data}-${slot}`, ...(keep.blobs ? ["--blobs", keep.blobs] : [])]);
  fs.rmSync(name);
  return got.status === 2 ? { refused: got.stderr } : JSON.parse(got.stdout);
}

export async function installedLanguages() {
  const got = await execute(["languages", "--data", data]);
  const lines = got.stdout.trim().split("\n");
  return {
    installed: lines.filter((text) => !text.includes("missing:")).map((text) => text.trim().split(" ")[0]),
    missing: lines.filter((text) => text.includes("missing:")).map((text) => text.trim().replace(/\s+/g, " ")),
  };
}

const python = (source, more = {}) => ({ language: "python", source, cases: [{ input: "", expected: "" }], ...more });
const verdict = (report) => report.verdict ?? report.refused;
const c = (source, more = {}) => ({ language: "c", source, cases: [{ input: "", expected: "" }], ...more });

// --- verdicts and comparison -----------------------------------------------------
const compared = [
  ["lines", "a \nb\n\n", "a\nb", "AC"], ["lines", "a\n b", "a\nb", "WA"], ["lines", "", "a", "WA"], ["lines", "a\n\nb", "a\nb", "WA"],
  ["exact", "a\n", "a\n", "AC"], ["exact", "a \n", "a\n", "WA"], ["exact", "a", "a\n", "WA"],
  ["tokens", "1  2\n3", "1 2 3", "AC"], ["tokens", "1 2", "1 2 3", "WA"], ["tokens", "1 2 3 4", "1 2 3", "WA"], ["tokens", "12 3", "1 23", "WA"],
  ["float", "0.3333333", "0.33333333333", "AC"], ["float", "1000000.5", "1000000", "AC"], ["float", "0.334", "0.3333333", "WA"],
  ["float", "nan", "1", "WA"], ["float", "nan", "nan", "AC"], ["float", "1e3 x", "1000 x", "AC"], ["float", "0x10", "16", "WA"], ["float", "inf", "1e999", "WA"],
];

export function submissionTests() {
  const tests = [];
  const add = (group, name, body) => tests.push({ group, name: `${group} ${name}`, body });
  for (const [mode, output, expected, want] of compared)
    add(0, `compare ${mode} ${JSON.stringify(output)} with ${JSON.stringify(expected)} is ${want}`, async (slot) =>
      assert.equal(verdict(await judge({ language: "bash", source: "cat", compare: mode, cases: [{ input: output, expected }] }, slot)), want));
  add(0, "weights, and all cases run", async (slot) => {
    const got = await judge(python("print(int(input()) % 2)", { cases: [
      { input: "2", expected: "0", weight: 3 }, { input: "3", expected: "0", weight: 5 }, { input: "5", expected: "1", weight: 2 }] }), slot);
    assert.deepEqual([got.verdict, got.passed, got.total, got.cases.map((one) => one.verdict)], ["WA", 5, 10, ["AC", "WA", "AC"]]);
  });
  add(0, "stop at the first failure", async (slot) => {
    const got = await judge(python("print(1)", { stop_at_failure: true, cases: [{ expected: "0" }, { expected: "1" }] }), slot);
    assert.deepEqual(got.cases.map((one) => one.verdict), ["WA", null]);
  });
  add(0, "a flood of output is OLE", async (slot) =>
    assert.equal(verdict(await judge(python("while True: print('x'*65536)"), slot)), "OLE"));
  add(0, "sleeping beyond the wall limit is ILE", async (slot) =>
    assert.equal(verdict(await judge(c("#include <unistd.h>\nint main(void){sleep(30);return 0;}", { cpu_ms: 100 }), slot)), "ILE"));
  add(0, "four burning threads are TLE", async (slot) =>
    assert.equal(verdict(await judge(c("#include <unistd.h>\nint main(void){for(int i=0;i<4;i++)if(fork()==0)for(;;);sleep(20);return 0;}", { cpu_ms: 600 }), slot)), "TLE"));
  add(0, "no expected output: the run alone counts", async (slot) => {
    const got = await judge({ language: "python", source: "print(input()[::-1])", cases: [{ input: "abc", sample: true }] }, slot);
    assert.deepEqual([got.verdict, got.cases[0].stdout], ["AC", "cba\n"]);
  });
  add(0, "output that is no UTF-8 is shown safely", async (slot) => {
    const got = await judge(python("import sys; sys.stdout.buffer.write(b'a\\xff\\x00b')", { cases: [{ expected: "", sample: true }] }), slot);
    assert.deepEqual([got.verdict, got.cases[0].stdout], ["WA", "a??b"]);
  });
  add(0, "several files", async (slot) =>
    assert.equal(verdict(await judge({ language: "c", files: [
      { name: "main.c", text: '#include "sum.h"\n#include <stdio.h>\nint main(void){printf("%d",sum(1,2));}' },
      { name: "sum.h", text: "int sum(int,int);" }, { name: "sum.c", text: "int sum(int a,int b){return a+b;}" }], cases: [{ expected: "3" }] }, slot)), "AC"));
  add(0, "the same source is compiled once", async (slot) => {
    const keep = { data: file("cache") }, one = c("int main(void){return 0;}");
    const [first, second] = [await judge(one, slot, keep), await judge(one, slot, keep)];
    assert.deepEqual([first.compile.cached, second.compile.cached, second.verdict], [false, true, "AC"]);
  });

  // --- checkers: 0 right, 1 wrong, anything else is the checker's own failure
  const checker = (source) => python("print(7)", { compare: "checker", cases: [{ input: "x", expected: "5" }], checker: { language: "python", source } });
  const compareFiles = "import sys\ni,e,o=(open(p).read() for p in sys.argv[1:4])\nsys.exit(0 if i=='x' and int(o)>int(e) else 1)";
  add(0, "a checker says right", async (slot) => assert.equal(verdict(await judge(checker(compareFiles), slot)), "AC"));
  add(0, "a checker says wrong", async (slot) => assert.equal(verdict(await judge(checker("import sys; sys.exit(1)"), slot)), "WA"));
  add(0, "a checker that fails is SE", async (slot) => assert.equal(verdict(await judge(checker("import sys; sys.exit(3)"), slot)), "SE"));
  add(0, "a checker that does not compile is SE", async (slot) => assert.equal(verdict(await judge(checker("def ("), slot)), "SE"));
  add(0, "a checker cannot change what it compares", async (slot) =>
    assert.equal(verdict(await judge(checker("import sys\ntry: open(sys.argv[3],'w')\nexcept OSError: sys.exit(0)\nsys.exit(1)"), slot)), "AC"));

  // --- 32: compiling as an attack -------------------------------------------------
  const compiling = [
    ["giant array", c("char a[2000000000]={1};int main(void){return 0;}"), ["CE", "CTL"]],
    ["deep template", { language: "cpp", source: "template<int N>struct A{A<N+1> a;};int main(){A<0> a;}" }, ["CE", "CTL"]],
    ["constexpr loop", { language: "cpp", source: "constexpr long f(){long x=0;for(;;)x=(x+1)&7;return x;}constexpr long y=f();int main(){}" }, ["CE", "CTL"]],
    ["macro bomb", c("#define A(x) x x x x x x x x\n#define B(x) A(A(A(A(A(A(A(A(x))))))))\nint main(void){B(B(int a;))}"), ["CE", "CTL"]],
    ["assembler .rept", c('__asm__(".rept 2000000000\\n.quad 1\\n.endr");int main(void){return 0;}'), ["CE", "CTL"]],
    ["self-include", c('#include "main.c"\nint main(void){return 0;}'), ["CE", "CTL"]],
    ["include /dev/zero", c('#include "/dev/zero"\nint main(void){return 0;}'), ["CE", "CTL"]],
    ["include /dev/urandom", c('#include "/dev/urandom"\nint main(void){return 0;}'), ["CE", "CTL"]],
    ["include /etc/shadow", c('#include "/etc/shadow"\nint main(void){return 0;}'), ["CE"]],
    [".incbin /etc/shadow", c('__asm__(".incbin \\"/etc/shadow\\"");int main(void){return 0;}'), ["CE"]],
    [".incbin /dev/zero", c('__asm__(".incbin \\"/dev/zero\\"");int main(void){return 0;}'), ["CE", "CTL"]],
  ];
  for (const [name, submission, want] of compiling)
    add(32, `compile: ${name}`, async (slot) => {
      const got = await judge({ cases: [{ expected: "" }], ...submission }, slot);
      assert.ok(want.includes(got.verdict), JSON.stringify(got).slice(0, 500));
      assert.ok(!/root:/.test(got.compile.message), "a line of shadow is shown");
      assert.deepEqual(processesLeft([slot]), []);
    });
  // --- 33: code that runs while compiling leaves nothing ----------------------------
  add(33, "perl BEGIN leaves nothing", async (slot) => {
    const got = await judge({ language: "perl", cases: [{ expected: "0" }],
      source: "BEGIN { for my $f ('/box/x','/tmp/x','/in/x','/dev/shm/x') { my $h; open($h,'>',$f) && print {$h} 'x'; } if (fork()==0) { sleep 30 } }\nprint ((-e '/box/x')||(-e '/tmp/x')||(-e '/in/x')||0);" }, slot);
    // The same BEGIN runs again with the program, in a sandbox of its own, where it can write /box and /tmp only.
    assert.ok(["AC", "WA"].includes(got.verdict), JSON.stringify(got));
    assert.deepEqual(processesLeft([slot]), []);
  });
  add(33, "a file that compiling leaves in /tmp is not there when running", async (slot) => {
    const got = await judge({ language: "perl", cases: [{ expected: "fresh" }],
      source: "BEGIN { $seen = -e '/tmp/left'; open(my $h,'>','/tmp/left'); }\nprint $seen ? 'left' : 'fresh';" }, slot);
    assert.equal(got.verdict, "AC", JSON.stringify(got));
  });

  add(33, "perl: no process that compiling starts lives on", async (slot) => {
    const got = await judge({ language: "perl", cases: [{ expected: "1" }], source: "BEGIN { if (fork() == 0) { setpgrp; sleep 30; exit } }\nprint 1;" }, slot);
    assert.equal(got.verdict, "AC", JSON.stringify(got));
    assert.deepEqual(processesLeft([slot]), []);
  });
  // Ways of other compilers to run something, or to read what is not theirs: [language, what, submission, verdicts].
  const processor = `import javax.annotation.processing.*; import javax.lang.model.element.*; import java.util.*;
public class Proc extends AbstractProcessor { public boolean process(Set<? extends TypeElement> a, RoundEnvironment r) { throw new Error("it ran"); } }`;
  const compileTime = [
    ["java", "an annotation processor is not run", { files: [{ name: "Main.java", text: "@Deprecated public class Main { public static void main(String[] a) { System.out.print(1); } }" }, { name: "Proc.java", text: processor }] }, ["AC"]],
    ["rust", "include_str of shadow", { source: 'fn main() { print!("{}", include_str!("/etc/shadow")); }' }, ["CE"]],
    ["rust", "a macro library instead of a program", { source: '#![crate_type = "proc-macro"]\nfn main() {}' }, ["CE", "RE"]],
    ["go", "flags for the C compiler", { source: 'package main\n// #cgo CFLAGS: -fplugin=/in/x.so\nimport "C"\nfunc main() {}' }, ["CE"]],
    ["go", "an embedded file of the host", { source: 'package main\nimport _ "embed"\n//go:embed ../etc/shadow\nvar s string\nfunc main() { print(s) }' }, ["CE"]],
    ["ruby", "BEGIN writes nothing that stays", { source: "BEGIN { File.write('/tmp/left', 'x') unless File.exist?('/tmp/left') }\nprint Dir.children('/box').size" }, ["WA", "AC"]],
    ["php", "auto_prepend of a checked file", { source: "<?php ini_set('auto_prepend_file', '/etc/shadow'); echo 1;" }, ["AC"]],
  ];
  for (const [language, what, submission, want] of compileTime)
    tests.push({ group: 33, language, name: `33 ${language}: ${what}`, body: async (slot) => {
      const got = await judge({ language, cases: [{ expected: "1" }], ...submission }, slot);
      assert.ok(want.includes(got.verdict), JSON.stringify(got).slice(0, 600));
      assert.ok(!/root:/.test(got.compile.message), "a line of shadow is shown");
      assert.deepEqual(processesLeft([slot]), []);
    } });

  // --- 38: names and sources that mean mischief --------------------------------------
  for (const name of ["-o", "a\nb.c", "a'b.c", 'a"b.c', "../x.c", "a/b.c", ".hidden", "", "x".repeat(4096), "a b.c", "$(id).c"])
    add(38, `file name ${JSON.stringify(name.slice(0, 20))} is refused`, async (slot) =>
      assert.match((await judge({ language: "c", files: [{ name: "main.c", text: "" }, { name, text: "" }], cases: [{}] }, slot)).refused ?? "", /files\.name/));
  add(38, "NUL in a source is refused", async (slot) =>
    assert.match((await judge('{"language":"c","source":"a\\u0000b","cases":[{}]}', slot)).refused, /U\+0000/));
  add(38, "a source of quotes and newlines stays a source", async (slot) =>
    assert.equal(verdict(await judge({ language: "bash", source: "printf '%s' '-o \"$(id)\" ; `id`\n'", cases: [{ expected: '-o "$(id)" ; `id`' }] }, slot)), "AC"));
  const refused = [
    ["cpu_ms", { cpu_ms: 0 }], ["cpu_ms", { cpu_ms: 1e9 }], ["cpu_ms", { cpu_ms: "1" }], ["memory_mib", { memory_mib: 5000 }],
    ["language", { language: "cobol" }], ["compare", { compare: "kind" }], ["cases", { cases: [] }], ["cases", { cases: Array(101).fill({}) }],
    ["weight", { cases: [{ weight: -1 }] }], ["files.text", { source: "x".repeat(65537) }],
  ];
  for (const [field, more] of refused)
    add(39, `submission with wrong ${field} is refused`, async (slot) =>
      assert.ok((await judge(python("print(1)", more), slot)).refused?.startsWith(`assay-judge: ${field} `), field));

  // --- 40: hidden cases stay hidden ----------------------------------------------------
  add(40, "no word of a hidden case is in the report", async (slot) => {
    const hidden = "SECRET-INPUT-4711", expected = "SECRET-EXPECTED-4712";
    for (const source of ["import sys\ns=input()\nprint(s)\nprint(s,file=sys.stderr)", "raise Exception(input())", "import sys\nsys.exit(input())"]) {
      const got = await judge(python(source, { cases: [{ input: hidden, expected }] }), slot);
      assert.ok(["WA", "RE"].includes(got.verdict));
      assert.ok(!JSON.stringify(got).includes("SECRET"), JSON.stringify(got));
    }
  });
  // --- 27: the worker dies ---------------------------------------------------------------
  add(27, "worker_killed", async (slot) => {
    const name = file("submission");
    fs.writeFileSync(name, JSON.stringify(c("#include <unistd.h>\nint main(void){if(fork()==0)sleep(29);sleep(30);return 0;}", { cpu_ms: 15000 })));
    const child = spawn(JUDGE, ["run", name, "--slot", String(slot), "--data", `${data}-${slot}`], { stdio: "ignore" });
    const ended = new Promise((resolve) => child.on("exit", resolve));
    for (let i = 0; i < 400 && processesLeft([slot]).filter((text) => / prog$/.test(text)).length < 2; i++) await sleep(25);
    child.kill("SIGKILL");
    await ended;
    for (let i = 0; i < 200 && processesLeft([slot]).length > 0; i++) await sleep(25);
    assert.deepEqual(processesLeft([slot]), []);
    // The next worker, and the next run, take away what could not be removed.
    assert.equal(verdict(await judge(c("int main(void){return 0;}"), slot)), "AC");
    await run({ slot, argv: ["/bin/true"], allow_weak: true });
    assert.deepEqual(groupsLeft([child.pid]), []);
    assert.deepEqual(fs.readdirSync(`${data}-${slot}/work`), []);
  });
  return tests;
}
