/* code_language.c - see code_language.h.  A new one is a new row, here and in judge/languages.c. */
#include "domain/code_language.h"

const struct code_language code_languages[] = {
    { "c",          "C (C17)",           50, "c" },
    { "cpp",        "C++ (C++20)",       54, "cpp" },
    { "python",     "Python 3",          71, "python" },
    { "pypy",       "PyPy 3",            91, "python" },
    { "java",       "Java 17",           62, "java" },
    { "javascript", "JavaScript (Node)", 63, "javascript" },
    { "typescript", "TypeScript",        74, "typescript" },
    { "go",         "Go",                60, "go" },
    { "rust",       "Rust",              73, "rust" },
    { "ruby",       "Ruby",              72, "ruby" },
    { "php",        "PHP",               68, "php" },
    { "csharp",     "C# (Mono)",         51, "csharp" },
    { "bash",       "Bash",              46, "shell" },
    { "r",          "R",                 80, "r" },
    { "perl",       "Perl",              85, "perl" },
    { "lua",        "Lua 5.4",           64, "lua" },
    { "pascal",     "Free Pascal",       67, "pascal" },
    { "fortran",    "Fortran",           59, "fortran" },
    { "haskell",    "Haskell",           61, "haskell" },
    { "ocaml",      "OCaml",             65, "ocaml" },
    { "elixir",     "Elixir",            57, "elixir" },
    { "scala",      "Scala",             81, "scala" },
    { "kotlin",     "Kotlin",            78, "kotlin" },
};
const size_t code_languages_n = sizeof code_languages / sizeof *code_languages;

const struct code_language *code_language_numbered(int64_t number)
{
    for (size_t i = 0; i < code_languages_n; i++)
        if (code_languages[i].number == number)
            return &code_languages[i];
    return NULL;
}

const struct code_language *code_language_find(str word)
{
    int64_t number;

    if (str_to_int(word, &number))
        return code_language_numbered(number);
    for (size_t i = 0; i < code_languages_n; i++)
        if (str_is(word, code_languages[i].id))
            return &code_languages[i];
    return NULL;
}
