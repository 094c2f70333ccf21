/* languages.c - the languages a worker knows.  A new one is a new row.
 *
 * Command lines are lists of arguments from this table alone: no shell sees
 * them, and no text of a request becomes part of them but checked file names.
 * Source: JUDGE.md 5.
 */
#include "judge/languages.h"

/* An environment that a tool insists on; the sandbox itself gives four names only. */
#define GO_ENV "/usr/bin/env", "GO111MODULE=off", "GOPROXY=off", "GOFLAGS=-p=2", "GOCACHE=/tmp/go", "GOPATH=/tmp/gopath"

const struct language languages[] = {
    { .id = "c", .name = "C (gcc, C17)", .package = "gcc", .source = "main.c",
      .version = { "/usr/bin/gcc", "--version" },
      .compile = { "/usr/bin/gcc", "-std=gnu17", "-O2", "-pipe", "-o", "/box/prog", "{F}", "-lm" },
      .run = { "/in/prog" }, .collect = { "prog" }, .cpu_factor = 1, .is_native = true,
      .hello = "#include <stdio.h>\nint main(void){puts(\"hello\");return 0;}\n" },
    /* <bits/stdc++.h> is not precompiled: that takes 124 MB, more than may leave a sandbox. */
    { .id = "cpp", .name = "C++ (g++, C++20)", .package = "g++", .source = "main.cpp",
      .version = { "/usr/bin/g++", "--version" },
      .compile = { "/usr/bin/g++", "-std=gnu++20", "-O2", "-pipe", "-o", "/box/prog", "{F}" },
      .run = { "/in/prog" }, .collect = { "prog" }, .cpu_factor = 1, .is_native = true,
      .hello = "#include <iostream>\nint main(){std::cout<<\"hello\\n\";}\n" },
    { .id = "python", .name = "Python 3", .package = "python3", .source = "main.py",
      .version = { "/usr/bin/python3", "-I", "--version" },
      .compile = { "/usr/bin/python3", "-X", "pycache_prefix=/tmp", "-I", "-m", "py_compile", "{S}" },
      .run = { "/usr/bin/python3", "-I", "-B", "{S}" }, .cpu_factor = 3, .memory_add_mib = 16,
      .is_native = true, .hello = "print('hello')\n" },
    { .id = "pypy", .name = "PyPy 3", .package = "pypy3", .source = "main.py",
      .version = { "/usr/bin/pypy3", "-I", "--version" },
      .run = { "/usr/bin/pypy3", "-I", "-B", "{S}" }, .cpu_factor = 2, .memory_add_mib = 64,
      .hello = "print('hello')\n" },
    { .id = "java", .name = "Java 17", .package = "openjdk-17-jdk-headless", .source = "Main.java",
      .version = { "/usr/bin/javac", "-J-Xmx64m", "-J-XX:+UseSerialGC", "-version" },
      .compile = { "/usr/bin/javac", "-proc:none", "-J-Xmx256m", "-J-XX:+UseSerialGC", "-J-XX:TieredStopAtLevel=1",
                   "-encoding", "UTF-8", "-d", "/box", "{F}" },
      .run = { "/usr/bin/java", "-Xmx{M}m", "-Xss64m", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto",
               "-XX:+ExitOnOutOfMemoryError", "-cp", "/in", "Main" },
      .collect = { "*.class" }, .binds = { "/etc/java-17-openjdk" },
      .memory_words = "Terminating due to java.lang.OutOfMemoryError", .cpu_factor = 2, .memory_add_mib = 128,
      .hello = "public class Main{public static void main(String[] a){System.out.println(\"hello\");}}\n" },
    { .id = "javascript", .name = "JavaScript (Node)", .package = "nodejs", .source = "main.js",
      .version = { "/usr/bin/node", "--version" },
      .compile = { "/usr/bin/node", "--check", "{S}" },
      .run = { "/usr/bin/node", "--max-old-space-size={M}", "--stack-size=984", "{S}" },
      .memory_words = "JavaScript heap out of memory", .cpu_factor = 2, .memory_add_mib = 64,
      .hello = "console.log('hello');\n" },
    { .id = "typescript", .name = "TypeScript", .package = "node-typescript", .source = "main.ts",
      .version = { "/usr/bin/tsc", "--version" },
      .compile = { "/usr/bin/tsc", "--target", "es2022", "--module", "commonjs", "--typeRoots",
          "/usr/share/nodejs/@types",
                   "--outDir", "/box", "{F}" },
      .run = { "/usr/bin/node", "--max-old-space-size={M}", "--stack-size=984", "/in/main.js" }, .collect = { "*.js" },
      .memory_words = "JavaScript heap out of memory", .cpu_factor = 2, .memory_add_mib = 64,
      .hello = "const text: string = 'hello';\nconsole.log(text);\n" },
    /* Debian's Go comes with its packages compiled, so an empty cache costs little. */
    { .id = "go", .name = "Go", .package = "golang-go", .source = "main.go",
      .version = { GO_ENV, "/usr/bin/go", "version" },
      .compile = { GO_ENV, "/usr/bin/go", "build", "-o", "/box/prog", "{F}" },
      .run = { "/in/prog" }, .collect = { "prog" }, .cpu_factor = 1, .memory_add_mib = 32,
      .hello = "package main\nimport \"fmt\"\nfunc main() { fmt.Println(\"hello\") }\n" },
    { .id = "rust", .name = "Rust", .package = "rustc", .source = "main.rs",
      .version = { "/usr/bin/rustc", "--version" },
      .compile = { "/usr/bin/rustc", "--edition", "2021", "-O", "-o", "/box/prog", "{S}" },
      .run = { "/in/prog" }, .collect = { "prog" }, .cpu_factor = 1, .is_native = true,
      .hello = "fn main() { println!(\"hello\"); }\n" },
    { .id = "ruby", .name = "Ruby", .package = "ruby", .source = "main.rb",
      .version = { "/usr/bin/ruby", "--disable=gems", "--version" },
      .compile = { "/usr/bin/ruby", "-c", "{S}" },
      .run = { "/usr/bin/ruby", "--disable=gems", "{S}" }, .cpu_factor = 3, .memory_add_mib = 32,
      .hello = "puts 'hello'\n" },
    { .id = "php", .name = "PHP", .package = "php-cli", .source = "main.php",
      .version = { "/usr/bin/php", "-n", "--version" },
      .compile = { "/usr/bin/php", "-n", "-l", "{S}" },
      .run = { "/usr/bin/php", "-n", "-d", "memory_limit=-1", "{S}" }, .cpu_factor = 2, .memory_add_mib = 32,
      .is_native = true, .hello = "<?php\necho \"hello\\n\";\n" },
    { .id = "perl", .name = "Perl", .package = "perl", .source = "main.pl",
      .version = { "/usr/bin/perl", "--version" },
      .compile = { "/usr/bin/perl", "-c", "{S}" }, /* runs BEGIN blocks: a sandbox like any other */
      .run = { "/usr/bin/perl", "{S}" }, .binds = { "/etc/perl" }, .cpu_factor = 2, .memory_add_mib = 16,
      .is_native = true, .hello = "print \"hello\\n\";\n" },
    { .id = "lua", .name = "Lua 5.4", .package = "lua5.4", .source = "main.lua",
      .version = { "/usr/bin/lua5.4", "-v" },
      .compile = { "/usr/bin/luac5.4", "-p", "{S}" },
      .run = { "/usr/bin/lua5.4", "{S}" }, .memory_words = "not enough memory", .cpu_factor = 2, .is_native = true,
      .hello = "print('hello')\n" },
    { .id = "r", .name = "R", .package = "r-base-core", .source = "main.R",
      .version = { "/usr/bin/Rscript", "--version" },
      .run = { "/usr/bin/Rscript", "--vanilla", "{S}" }, .binds = { "/etc/R" },
      .memory_words = "cannot allocate vector of size", .cpu_factor = 3, .memory_add_mib = 128,
      .hello = "cat('hello\\n')\n" },
    { .id = "bash", .name = "Bash", .package = "bash", .source = "main.sh",
      .version = { "/usr/bin/bash", "--version" },
      .compile = { "/usr/bin/bash", "-n", "{S}" },
      .run = { "/usr/bin/bash", "{S}" }, .cpu_factor = 2, .is_native = true, .hello = "echo hello\n" },
    { .id = "csharp", .name = "C# (Mono)", .package = "mono-mcs mono-runtime", .source = "main.cs",
      .version = { "/usr/bin/mcs", "--version" },
      .compile = { "/usr/bin/mcs", "-optimize+", "-out:/box/prog.exe", "{F}" },
      .run = { "/usr/bin/mono", "/in/prog.exe" }, .collect = { "prog.exe" }, .binds = { "/etc/mono" },
      .cpu_factor = 2, .memory_add_mib = 64,
      .hello = "class P{static void Main(){System.Console.WriteLine(\"hello\");}}\n" },
    { .id = "pascal", .name = "Free Pascal", .package = "fpc", .source = "main.pas",
      .version = { "/usr/bin/fpc", "-iV" },
      .compile = { "/usr/bin/fpc", "-O2", "-FU/tmp", "-o/box/prog", "{S}" },
      .run = { "/in/prog" }, .collect = { "prog" }, .binds = { "/etc/fpc.cfg", "/etc/fpc-3.2.2.cfg" }, .cpu_factor = 1,
      .is_native = true, .hello = "begin writeln('hello'); end.\n" },
    { .id = "fortran", .name = "Fortran", .package = "gfortran", .source = "main.f90",
      .version = { "/usr/bin/gfortran", "--version" },
      .compile = { "/usr/bin/gfortran", "-O2", "-J/tmp", "-o", "/box/prog", "{F}" },
      .run = { "/in/prog" }, .collect = { "prog" }, .cpu_factor = 1, .is_native = true,
      .hello = "program p\nprint '(a)', 'hello'\nend program\n" },
    { .id = "haskell", .name = "Haskell", .package = "ghc", .source = "main.hs",
      .version = { "/usr/bin/ghc", "--version" },
      .compile = { "/usr/bin/ghc", "-O1", "-outputdir", "/tmp", "-rtsopts", "-o", "/box/prog", "{S}" },
      .run = { "/in/prog", "+RTS", "-M{M}m" }, .collect = { "prog" }, .memory_words = "heap overflow", .cpu_factor = 1,
      .memory_add_mib = 32, .hello = "main = putStrLn \"hello\"\n" },
    { .id = "elixir", .name = "Elixir", .package = "elixir", .source = "main.exs",
      .version = { "/usr/bin/elixir", "--version" },
      .run = { "/usr/bin/elixir", "{S}" }, .cpu_factor = 3, .memory_add_mib = 128,
      .hello = "IO.puts \"hello\"\n" },
};
const size_t languages_n = sizeof languages / sizeof languages[0];

const struct language *language_find(str id)
{
    size_t i;

    for (i = 0; i < languages_n; i++)
        if (str_is(id, languages[i].id))
            return &languages[i];
    return NULL;
}
