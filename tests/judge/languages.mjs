// languages.mjs - for each language that is installed: hello, an echo of 1 MiB, compile error, runtime error, time, memory.
import assert from "node:assert";
import { judge } from "./submissions.mjs";

// Programs: `echo` copies its input, `wrong` does not compile, `fail` ends badly, `spin` never ends, `eat` wants all memory.
export const programs = {
  c: {
    hello: '#include <stdio.h>\nint main(void){puts("hello");return 0;}',
    echo: "#include <stdio.h>\nint main(void){static char b[65536];size_t n;while((n=fread(b,1,sizeof b,stdin))>0)fwrite(b,1,n,stdout);return 0;}",
    wrong: "int main(void){return x;}",
    fail: "#include <stdlib.h>\nint main(void){abort();}",
    spin: "int main(void){volatile int x=0;for(;;)x++;}",
    eat: "#include <stdlib.h>\n#include <string.h>\nint main(void){for(;;){char*p=malloc(1<<20);if(!p)return 1;memset(p,1,1<<20);}}",
  },
  cpp: {
    hello: '#include <iostream>\nint main(){std::cout<<"hello\\n";}',
    echo: "#include <iostream>\nint main(){std::cout<<std::cin.rdbuf();}",
    wrong: "int main(){std::cout;}",
    fail: "#include <vector>\nint main(){std::vector<int> v;return v.at(3);}",
    spin: "int main(){volatile int x=0;for(;;)x=x+1;}",
    eat: "#include <vector>\nint main(){std::vector<std::vector<char>> v;for(;;)v.emplace_back(1<<20,1);}",
  },
  python: {
    hello: "print('hello')", echo: "import sys\nsys.stdout.write(sys.stdin.read())", wrong: "def f(:\n  pass", fail: "1/0",
    spin: "while True: pass", eat: "a=[]\nwhile True: a.append(bytearray(1<<20))",
  },
  java: {
    hello: 'public class Main{public static void main(String[] a){System.out.println("hello");}}',
    echo: "public class Main{public static void main(String[] a)throws Exception{System.in.transferTo(System.out);System.out.flush();}}",
    wrong: "public class Main{int x}", fail: 'public class Main{public static void main(String[] a){throw new RuntimeException("no");}}',
    spin: "public class Main{static int x;public static void main(String[] a){for(;;)x++;}}",
    eat: "import java.util.*;public class Main{public static void main(String[] a){List<byte[]> l=new ArrayList<>();for(;;)l.add(new byte[1<<20]);}}",
  },
  javascript: {
    hello: "console.log('hello')", echo: "process.stdin.pipe(process.stdout)", wrong: "function (", fail: "throw new Error('no')",
    spin: "for(;;);", eat: "const a=[];for(;;)a.push(new Array(1<<16).fill(1.5))",
  },
  typescript: {
    hello: "const s: string = 'hello'; console.log(s)", echo: "declare const process: any; process.stdin.pipe(process.stdout)",
    wrong: "const n: number = 'text'", fail: "throw new Error('no')", spin: "for(;;);", eat: "const a: any[]=[];for(;;)a.push(new Array(1<<16).fill(1.5))",
  },
  go: {
    hello: 'package main\nimport "fmt"\nfunc main(){fmt.Println("hello")}',
    echo: 'package main\nimport ("io";"os")\nfunc main(){io.Copy(os.Stdout,os.Stdin)}',
    wrong: "package main\nfunc main(){x}", fail: 'package main\nfunc main(){panic("no")}',
    spin: "package main\nvar x int\nfunc main(){for{x++}}",
    eat: "package main\nfunc main(){a:=[][]byte{};for{b:=make([]byte,1<<20);for i:=range b{b[i]=1};a=append(a,b)}}",
  },
  rust: {
    hello: 'fn main(){println!("hello");}',
    echo: "use std::io;fn main(){io::copy(&mut io::stdin(),&mut io::stdout()).unwrap();}",
    wrong: "fn main(){let x:i32=\"a\";}", fail: 'fn main(){panic!("no");}',
    spin: "fn main(){let mut x=0u64;loop{x=std::hint::black_box(x.wrapping_add(1));}}".replace("std::hint::black_box(x.wrapping_add(1))", "unsafe{std::ptr::read_volatile(&x)}.wrapping_add(1)"),
    eat: "fn main(){let mut v:Vec<Vec<u8>>=Vec::new();loop{v.push(vec![1u8;1<<20]);}}",
  },
  ruby: {
    hello: "puts 'hello'", echo: "$stdout.write($stdin.read)", wrong: "def (", fail: "raise 'no'", spin: "loop {}",
    eat: "a=[]\nloop { a << 'x'*(1<<20) }",
  },
  php: {
    hello: '<?php echo "hello\\n";', echo: "<?php echo stream_get_contents(STDIN);", wrong: "<?php function (", fail: "<?php throw new Exception('no');",
    spin: "<?php for(;;);", eat: "<?php $a=[];for(;;)$a[]=str_repeat('x',1<<20);",
  },
  perl: {
    hello: 'print "hello\\n";', echo: "print while <STDIN>;", wrong: "my $x = ;", fail: "die 'no';", spin: "1 while 1;",
    eat: "my @a; push @a, 'x' x (1<<20) while 1;",
  },
  lua: {
    hello: "print('hello')", echo: "io.write(io.read('a'))", wrong: "x = = 1", fail: "error('no')", spin: "while true do end",
    eat: "local a={} while true do a[#a+1]=string.rep('x',1<<20)..#a end",
  },
  r: {
    hello: "cat('hello\\n')", echo: "cat(readLines(file('stdin')),sep='\\n')", wrong: null, fail: "stop('no')", spin: "while (TRUE) {}",
    eat: "a <- list(); repeat a[[length(a)+1]] <- runif(131072)",
  },
  bash: {
    hello: "echo hello", echo: "cat", wrong: "if then", fail: "exit 3", spin: "while :; do :; done",
    eat: "a=$(printf '%1048576s' x); while :; do a=$a$a; done",
  },
  csharp: {
    hello: 'class P{static void Main(){System.Console.WriteLine("hello");}}',
    echo: "class P{static void Main(){System.Console.OpenStandardInput().CopyTo(System.Console.OpenStandardOutput());}}",
    wrong: "class P{static void Main(){x}}", fail: 'class P{static void Main(){throw new System.Exception("no");}}',
    spin: "class P{static int x;static void Main(){for(;;)x++;}}",
    eat: "class P{static void Main(){var l=new System.Collections.Generic.List<byte[]>();for(;;){var b=new byte[1<<20];for(int i=0;i<b.Length;i+=4096)b[i]=1;l.Add(b);}}}",
  },
  pascal: {
    hello: "begin writeln('hello'); end.", echo: "var s: ansistring; begin while not eof do begin readln(s); writeln(s); end; end.", wrong: "begin x end.",
    fail: "begin halt(3); end.", spin: "var x: longint; begin while true do x := x + 1; end.",
    eat: "var p: pointer; begin while true do begin getmem(p, 1048576); fillchar(p^, 1048576, 1); end; end.",
  },
  fortran: {
    hello: "program p\nprint '(a)', 'hello'\nend program",
    echo: "program p\ncharacter(len=200000) :: s\ninteger :: n, e\ndo\nread(*,'(a)',size=n,advance='no',iostat=e) s\nif (e == -1) exit\nwrite(*,'(a)') s(1:n)\nend do\nend program",
    wrong: "program p\nx = \nend program", fail: "program p\nstop 3\nend program",
    spin: "program p\ninteger, volatile :: x\nx = 0\ndo\nx = ieor(x, 1)\nend do\nend program",
    eat: "program p\nreal, pointer :: a(:)\ndo\nallocate(a(262144))\na = 1.0\nend do\nend program",
  },
};

const line = "0123456789abcdef ".repeat(60).trim();
const mib = (line + "\n").repeat(Math.ceil((1 << 20) / (line.length + 1)));

async function all(id, p, slot) {
  const one = (source, more) => judge({ language: id, source, cpu_ms: 1000, memory_mib: 128, ...more }, slot);
  const hello = await one(p.hello, { cpu_ms: 5000, cases: [{ expected: "hello", sample: true }] });
  assert.equal(hello.verdict, "AC", JSON.stringify(hello));
  const echo = await one(p.echo, { cpu_ms: 5000, cases: [{ input: mib, expected: mib }] });
  assert.equal(echo.verdict, "AC", `echo: ${JSON.stringify(echo)}`);
  if (p.wrong) {
    const wrong = await one(p.wrong, { cases: [{ expected: "" }] });
    assert.equal(wrong.verdict, "CE", `compile error: ${JSON.stringify(wrong)}`);
    assert.ok(wrong.compile.message.length > 0, "the compiler says nothing");
  }
  const fail = await one(p.fail, { cpu_ms: 5000, cases: [{ expected: "" }] });
  assert.equal(fail.verdict, "RE", `runtime error: ${JSON.stringify(fail)}`);
  const spin = await one(p.spin, { cpu_ms: 100, cases: [{ expected: "" }] });
  assert.equal(spin.verdict, "TLE", `time limit: ${JSON.stringify(spin)}`);
  const eat = await one(p.eat, { cpu_ms: 5000, cases: [{ expected: "" }] });
  assert.equal(eat.verdict, "MLE", `memory limit: ${JSON.stringify(eat)}`);
}

export const languageTests = (installed) => Object.entries(programs).filter(([id]) => installed.includes(id))
  .map(([id, p]) => ({ group: 0, name: `language ${id}`, body: (slot) => all(id, p, slot) }));
