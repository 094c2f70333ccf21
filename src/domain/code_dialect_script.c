/* code_dialect_script.c - stubs in languages that are run as they are written: see code_dialect.h. */
#include "domain/code_dialect.h"

const struct dialect dialect_python = {
    .id = "python",
    .types = { "int", "int", "float", "bool", "str" },
    .forms = { "@T", "list[@T]", "list[@T]", "list[list[@T]]" },
    .from = { "int(@X)", "int(@X)", "float(@X)", "@X == 'true'", "@X" },
    .from_x = { "line()", "item", "line()", "item" },
    .to = { "str(@X)", "str(@X)", "repr(@X)", "str(@X).lower()", "@X" }, .to_x = { "result", "item", "item", "item" },
    .zeros = { "return 0", "return 0", "return 0.0", "return False", "return ''" },
    .zero_forms = { "", "return []", "return []", "return []" },
    .parameter = { "@N: @R", "@N: @R", "@N: @R", "@N: @R" }, .between = ", ",
    .argument = { "@N", "@N", "@N", "@N" },
    .function = "import sys\n\n\ndef @F(@P) -> @R:\n    # Write your code here.\n    @Z\n\n\n",
    .helpers = "def line():\n    return sys.stdin.readline().rstrip('\\r\\n')\n\n\n",
    .indent = "",
    .read = { "@N = @C", "line()\n@N = [@C for item in line().split()]", "@N = [@C for _ in range(int(line()))]",
              "@N = [[@C for item in line().split()] for _ in range(int(line().split()[0]))]" },
    .print = { "result = @K\nprint(@S)", "print(' '.join(@S for item in @K))", "for item in @K:\n    print(@S)",
               "for row in @K:\n    print(' '.join(@S for item in row))" },
    .end = "",
    .plain = "import sys\n\n# Read from standard input and print the answer.\nfor line in sys.stdin:\n"
             "    print(line.rstrip('\\n'))\n",
};

#define NODE_HELPERS(TEXT, LIST)                                                                            \
    "const input" LIST " = require('fs').readFileSync(0, 'utf8').split('\\n');\nlet at = 0;\n\n"            \
    "function line()" TEXT " {\n  return at < input.length ? input[at++].replace(/\\r$/, '') : '';\n}\n\n"  \
    "function words()" LIST " {\n  return line().split(' ').filter(item => item !== '');\n}\n\n"

#define NODE_FROM  { "Number(@X)", "BigInt(@X)", "Number(@X)", "@X === 'true'", "@X" }
#define NODE_ZEROS { "return 0;", "return 0n;", "return 0;", "return false;", "return '';" }
#define NODE_READ                                                                            \
    { "const @N = @C;", "line();\nconst @N = words().map(item => @C);",                      \
      "const @N = Array.from({ length: Number(line()) }, () => @C);",                        \
      "const @N = Array.from({ length: Number(words()[0]) }, () => words().map(item => @C));" }
#define NODE_PRINT                                                                                  \
    { "console.log(String(@K));", "console.log(@K.map(String).join(' '));",                         \
      "for (const item of @K) console.log(item);",                                                  \
      "for (const row of @K) console.log(row.map(String).join(' '));" }
#define NODE_PLAIN                                                                                            \
    "// Read from standard input and print the answer.\nconst input = require('fs').readFileSync(0, 'utf8');\n" \
    "process.stdout.write(input);\n"

const struct dialect dialect_javascript = {
    .id = "javascript",
    .types = { "number", "bigint", "number", "boolean", "string" },
    .forms = { "@T", "@T[]", "@T[]", "@T[][]" },
    .from = NODE_FROM, .from_x = { "line()", "item", "line()", "item" }, .zeros = NODE_ZEROS,
    .zero_forms = { "", "return [];", "return [];", "return [];" },
    .parameter = { "@N /* @R */", "@N /* @R */", "@N /* @R */", "@N /* @R */" }, .between = ", ",
    .argument = { "@N", "@N", "@N", "@N" },
    .function = "function @F(@P) /* @R */ {\n  // Write your code here.\n  @Z\n}\n\n",
    .helpers = NODE_HELPERS("", ""), .indent = "", .read = NODE_READ, .print = NODE_PRINT, .end = "",
    .plain = NODE_PLAIN,
};

const struct dialect dialect_typescript = {
    .id = "typescript",
    .types = { "number", "bigint", "number", "boolean", "string" },
    .forms = { "@T", "@T[]", "@T[]", "@T[][]" },
    .from = NODE_FROM, .from_x = { "line()", "item", "line()", "item" }, .zeros = NODE_ZEROS,
    .zero_forms = { "", "return [];", "return [];", "return [];" },
    .parameter = { "@N: @R", "@N: @R", "@N: @R", "@N: @R" }, .between = ", ",
    .argument = { "@N", "@N", "@N", "@N" },
    .function = "function @F(@P): @R {\n  // Write your code here.\n  @Z\n}\n\n",
    .helpers = "declare function require(name: string): any;\n\n" NODE_HELPERS(": string", ": string[]"),
    .indent = "", .read = NODE_READ, .print = NODE_PRINT, .end = "",
    .plain = "declare function require(name: string): any;\n\n// Read from standard input and print the answer.\n"
             "const input: string = require('fs').readFileSync(0, 'utf8');\n"
             "console.log(input.replace(/\\n$/, ''));\n",
};

const struct dialect dialect_ruby = {
    .id = "ruby",
    .types = { "Integer", "Integer", "Float", "true or false", "String" },
    .forms = { "@T", "list of @T", "list of @T", "rows of @T" },
    .from = { "@X.to_i", "@X.to_i", "@X.to_f", "@X == 'true'", "@X" },
    .from_x = { "line", "item", "line", "item" },
    .zeros = { "0", "0", "0.0", "false", "''" }, .zero_forms = { "", "[]", "[]", "[]" },
    .parameter = { "@N", "@N", "@N", "@N" }, .between = ", ", .argument = { "@N", "@N", "@N", "@N" },
    .function = "# @R\ndef @F(@P)\n  # Write your code here.\n  @Z\nend\n\n",
    .helpers = "def line\n  (STDIN.gets || '').chomp\nend\n\n",
    .indent = "",
    .read = { "@N = @C", "line\n@N = line.split.map { |item| @C }", "@N = Array.new(line.to_i) { @C }",
              "@N = Array.new(line.to_i) { line.split.map { |item| @C } }" },
    .print = { "puts @K.to_s", "puts @K.join(' ')", "@K.each { |item| puts item }",
               "@K.each { |row| puts row.join(' ') }" },
    .end = "",
    .plain = "# Read from standard input and print the answer.\nSTDIN.each_line { |line| puts line }\n",
};

const struct dialect dialect_php = {
    .id = "php",
    .types = { "int", "int", "float", "bool", "string" },
    .forms = { "@T", "array", "array", "array" },
    .from = { "(int)@X", "(int)@X", "(float)@X", "@X === 'true'", "@X" },
    .from_x = { "line()", "$item", "line()", "$item" },
    .to = { "@X", "@X", "var_export(@X, true)", "(@X ? 'true' : 'false')", "@X" },
    .to_x = { "$result", "$item", "$item", "$item" },
    .zeros = { "return 0;", "return 0;", "return 0.0;", "return false;", "return '';" },
    .zero_forms = { "", "return [];", "return [];", "return [];" },
    .parameter = { "@R $@N", "@R $@N", "@R $@N", "@R $@N" }, .between = ", ",
    .argument = { "$@N", "$@N", "$@N", "$@N" },
    .function = "<?php\nfunction @F(@P): @R\n{\n    // Write your code here.\n    @Z\n}\n\n",
    .helpers = "function line()\n{\n    $text = fgets(STDIN);\n"
               "    return $text === false ? '' : rtrim($text, \"\\r\\n\");\n}\n\n"
               "function words()\n{\n    return preg_split('/ +/', line(), -1, PREG_SPLIT_NO_EMPTY);\n}\n\n",
    .indent = "",
    .read = { "$@N = @C;", "line();\n$@N = array_map(fn($item) => @C, words());",
              "$@N = [];\nfor ($n = (int)line(); $n > 0; $n--)\n    $@N[] = @C;",
              "$@N = [];\nfor ($n = (int)line(); $n > 0; $n--)\n    $@N[] = array_map(fn($item) => @C, words());" },
    .print = { "$result = @K;\necho @S, \"\\n\";", "echo implode(' ', array_map(fn($item) => @S, @K)), \"\\n\";",
               "foreach (@K as $item)\n    echo @S, \"\\n\";",
               "foreach (@K as $row)\n    echo implode(' ', array_map(fn($item) => @S, $row)), \"\\n\";" },
    .end = "",
    .plain = "<?php\n// Read from standard input and print the answer.\nwhile (($text = fgets(STDIN)) !== false)\n"
             "    echo $text;\n",
};

/* A function of the shell prints what it returns; lists come by reference, rows as texts. */
const struct dialect dialect_bash = {
    .id = "bash",
    .types = { "number", "number", "number", "true or false", "text" },
    .forms = { "a @T", "numbers with blanks between", "lines", "rows, one line each" },
    .from = { "", "", "", "", "" },
    .zeros = { "echo 0", "echo 0", "echo 0", "echo false", "echo ''" },
    .zero_forms = { "", "echo ''", ":", ":" },
    .parameter = { "local @N=\"${@I}\"", "local -n @N=\"${@I}\"", "local -n @N=\"${@I}\"", "local -n @N=\"${@I}\"" },
    .between = "\n    ",
    .argument = { "\"$@N\"", "@N", "@N", "@N" },
    .function = "# Prints @R.\n@F() {\n    @P\n    # Write your code here.\n    @Z\n}\n\n",
    .helpers = "", .indent = "",
    .read = { "IFS= read -r @N", "IFS= read -r count\nread -r -a @N",
              "IFS= read -r count\n@N=()\nfor ((i = 0; i < count; i++)); do IFS= read -r item; @N+=(\"$item\"); done",
              "read -r count columns\n@N=()\n"
              "for ((i = 0; i < count; i++)); do IFS= read -r item; @N+=(\"$item\"); done" },
    .print = { "@K", "@K", "@K", "@K" },
    .end = "",
    .plain = "# Read from standard input and print the answer.\nwhile IFS= read -r text; do\n"
             "    printf '%s\\n' \"$text\"\ndone\n",
};

const struct dialect dialect_r = {
    .id = "r",
    .types = { "integer", "numeric", "numeric", "logical", "character" },
    .forms = { "@T", "vector of @T", "vector of @T", "matrix of @T" },
    .from = { "as.integer(@X)", "as.numeric(@X)", "as.numeric(@X)", "@X == 'true'", "@X" },
    .from_x = { "line()", "words()", "line()", "words()" },
    .to = { "format(@X, scientific = FALSE, trim = TRUE, digits = 15)",
            "format(@X, scientific = FALSE, trim = TRUE, digits = 15)",
            "format(@X, scientific = FALSE, trim = TRUE, digits = 15)", "tolower(as.character(@X))", "@X" },
    .to_x = { "result", "result", "result", "result[i, ]" },
    .zeros = { "0", "0", "0", "FALSE", "''" }, .zero_forms = { "", "c()", "c()", "matrix(0, 0, 0)" },
    .parameter = { "@N", "@N", "@N", "@N" }, .between = ", ", .argument = { "@N", "@N", "@N", "@N" },
    .function = "# @R\n@F <- function(@P) {\n  # Write your code here.\n  @Z\n}\n\n",
    .helpers = "input <- file('stdin', 'r')\n\nline <- function() {\n"
               "  text <- readLines(input, n = 1, warn = FALSE)\n  if (length(text)) text else ''\n}\n\n"
               "words <- function() {\n  text <- strsplit(line(), ' ')[[1]]\n  text[text != '']\n}\n\n",
    .indent = "",
    .read = { "@N <- @C", "invisible(line())\n@N <- @C",
              "@N <- vapply(seq_len(as.integer(line())), function(i) line(), '')",
              "@N <- do.call(rbind, lapply(seq_len(as.integer(words()[1])), function(i) @C))" },
    .print = { "result <- @K\ncat(@S, '\\n', sep = '')",
               "result <- @K\ncat(paste(@S, collapse = ' '), '\\n', sep = '')",
               "for (item in @K) cat(item, '\\n', sep = '')",
               "result <- @K\nfor (i in seq_len(nrow(result))) cat(paste(@S, collapse = ' '), '\\n', sep = '')" },
    .end = "",
    .plain = "# Read from standard input and print the answer.\ninput <- file('stdin', 'r')\n"
             "cat(readLines(input, warn = FALSE), sep = '\\n')\n",
};
