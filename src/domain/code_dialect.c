/* code_dialect.c - stubs in languages that are compiled: see code_dialect.h. */
#include "domain/code_dialect.h"

const struct dialect dialect_c = {
    .id = "c",
    .types = { "int", "long long", "double", "bool", "char *" },
    .forms = { "@T", "@T *", "@T *", "@T **" },
    .from = { "strtol(@X, NULL, 10)", "atoll(@X)", "atof(@X)", "strcmp(@X, \"true\") == 0", "@X" },
    .from_x = { "line()", "word(&@N_text)", "line()", "word(&@N_text)" },
    .to = { "printf(\"%d\", @X)", "printf(\"%lld\", @X)", "printf(\"%.15g\", @X)",
            "fputs(@X ? \"true\" : \"false\", stdout)", "fputs(@X, stdout)" },
    .to_x = { "result", "result[i]", "result[i]", "result[i][j]" },
    .zeros = { "return 0;", "return 0;", "return 0;", "return false;", "return \"\";" },
    .zero_forms = { "", "*result_n = 0;\n    return NULL;", "*result_n = 0;\n    return NULL;",
                    "*result_rows = *result_columns = 0;\n    return NULL;" },
    .parameter = { "@T @N", "@T *@N, int @N_n", "@T *@N, int @N_n", "@T **@N, int @N_rows, int @N_columns" },
    .between = ", ",
    .argument = { "@N", "@N, @N_n", "@N, @N_n", "@N, @N_rows, @N_columns" },
    .more_parameters = { NULL, "int *result_n", "int *result_n", "int *result_rows, int *result_columns" },
    .more_arguments = { NULL, "&result_n", "&result_n", "&result_rows, &result_columns" },
    .function = "#include <stdbool.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n\n"
                "@R @F(@P)\n{\n    // Write your code here.\n    @Z\n}\n\n",
    .helpers = "static char *line(void)\n{\n    char *text = NULL;\n    size_t room = 0;\n\n"
               "    if (getline(&text, &room, stdin) < 0)\n        return calloc(1, 1);\n"
               "    text[strcspn(text, \"\\r\\n\")] = '\\0';\n    return text;\n}\n\n"
               "static char *word(char **rest)\n{\n    char *text = *rest + strspn(*rest, \" \");\n\n"
               "    *rest = text + strcspn(text, \" \");\n    if (**rest)\n        *(*rest)++ = '\\0';\n"
               "    return text;\n}\n\nint main(void)\n{\n    (void)word;\n",
    .indent = "    ",
    .read = { "@T @N = @C;",
              "int @N_n = strtol(line(), NULL, 10);\n@T *@N = calloc(@N_n + 1, sizeof *@N);\nchar *@N_text = line();\n"
              "for (int i = 0; i < @N_n; i++)\n    @N[i] = @C;",
              "int @N_n = strtol(line(), NULL, 10);\n@T *@N = calloc(@N_n + 1, sizeof *@N);\n"
              "for (int i = 0; i < @N_n; i++)\n    @N[i] = line();",
              "char *@N_text = line();\nint @N_rows = strtol(word(&@N_text), NULL, 10);\n"
              "int @N_columns = strtol(word(&@N_text), NULL, 10);\n"
              "@T **@N = calloc(@N_rows + 1, sizeof *@N);\nfor (int i = 0; i < @N_rows; i++) {\n"
              "    @N[i] = calloc(@N_columns + 1, sizeof **@N);\n    @N_text = line();\n"
              "    for (int j = 0; j < @N_columns; j++)\n        @N[i][j] = @C;\n}" },
    .print = { "@R result = @K;\n@S;\nputchar('\\n');",
               "int result_n = 0;\n@R result = @K;\nfor (int i = 0; i < result_n; i++) {\n    if (i)\n"
               "        putchar(' ');\n    @S;\n}\nputchar('\\n');",
               "int result_n = 0;\n@R result = @K;\nfor (int i = 0; i < result_n; i++) {\n    @S;\n"
               "    putchar('\\n');\n}",
               "int result_rows = 0, result_columns = 0;\n@R result = @K;\nfor (int i = 0; i < result_rows; i++) {\n"
               "    for (int j = 0; j < result_columns; j++) {\n        if (j)\n            putchar(' ');\n"
               "        @S;\n    }\n    putchar('\\n');\n}" },
    .end = "    return 0;\n}\n",
    .plain = "#include <stdio.h>\n\nint main(void)\n{\n    // Read from standard input and print the answer.\n"
             "    int c;\n\n    while ((c = getchar()) != EOF)\n        putchar(c);\n    return 0;\n}\n",
};

const struct dialect dialect_cpp = {
    .id = "cpp",
    .types = { "int", "long long", "double", "bool", "string" },
    .forms = { "@T", "vector<@T>", "vector<@T>", "vector<vector<@T>>" },
    .from = { "stoi(@X)", "stoll(@X)", "stod(@X)", "@X == \"true\"", "@X" },
    .from_x = { "line()", "item", "line()", "item" },
    .to = { "@X", "@X", "@X", "(@X ? \"true\" : \"false\")", "@X" },
    .to_x = { "result", "result[i]", "result[i]", "result[i][j]" },
    .zeros = { "return 0;", "return 0;", "return 0;", "return false;", "return \"\";" },
    .zero_forms = { "", "return {};", "return {};", "return {};" },
    .parameter = { "@R @N", "@R @N", "@R @N", "@R @N" }, .between = ", ",
    .argument = { "@N", "@N", "@N", "@N" },
    .function = "#include <bits/stdc++.h>\nusing namespace std;\n\n@R @F(@P)\n{\n    // Write your code here.\n"
                "    @Z\n}\n\n",
    .helpers = "static string line()\n{\n    string text;\n\n    getline(cin, text);\n"
               "    while (!text.empty() && text.back() == '\\r')\n        text.pop_back();\n    return text;\n}\n\n"
               "static inline vector<string> words()\n{\n    istringstream in(line());\n"
               "    return vector<string>(istream_iterator<string>(in), istream_iterator<string>());\n}\n\n"
               "int main()\n{\n    cout << setprecision(15);\n",
    .indent = "    ",
    .read = { "@T @N = @C;",
              "line();\nvector<@T> @N;\nfor (const string &item : words())\n    @N.push_back(@C);",
              "vector<@T> @N(stoi(line()));\nfor (string &item : @N)\n    item = line();",
              "vector<vector<@T>> @N(stoi(line()));\nfor (auto &row : @N)\n    for (const string &item : words())\n"
              "        row.push_back(@C);" },
    .print = { "auto result = @K;\ncout << @S << '\\n';",
               "auto result = @K;\nfor (size_t i = 0; i < result.size(); i++)\n    cout << (i ? \" \" : \"\") << @S;\n"
               "cout << '\\n';",
               "auto result = @K;\nfor (size_t i = 0; i < result.size(); i++)\n    cout << @S << '\\n';",
               "auto result = @K;\nfor (size_t i = 0; i < result.size(); i++) {\n"
               "    for (size_t j = 0; j < result[i].size(); j++)\n        cout << (j ? \" \" : \"\") << @S;\n"
               "    cout << '\\n';\n}" },
    .end = "}\n",
    .plain = "#include <bits/stdc++.h>\nusing namespace std;\n\nint main()\n{\n"
             "    // Read from standard input and print the answer.\n    string text;\n\n"
             "    while (getline(cin, text))\n        cout << text << '\\n';\n}\n",
};

const struct dialect dialect_java = {
    .id = "java",
    .types = { "int", "long", "double", "boolean", "String" },
    .forms = { "@T", "@T[]", "@T[]", "@T[][]" },
    .from = { "Integer.parseInt(@X)", "Long.parseLong(@X)", "Double.parseDouble(@X)", "@X.equals(\"true\")", "@X" },
    .from_x = { "line().trim()", "words[i]", "line()", "words[j]" }, .string_x = "line()",
    .to = { "@X", "@X", "@X", "@X", "@X" }, .to_x = { "result", "item", "item", "item" },
    .zeros = { "return 0;", "return 0;", "return 0;", "return false;", "return \"\";" },
    .zero_forms = { "", "return new @T[0];", "return new @T[0];", "return new @T[0][];" },
    .parameter = { "@R @N", "@R @N", "@R @N", "@R @N" }, .between = ", ",
    .argument = { "@N", "@N", "@N", "@N" },
    .function = "import java.io.*;\nimport java.util.*;\n\npublic class Main {\n    static @R @F(@P) {\n"
                "        // Write your code here.\n        @Z\n    }\n\n",
    .helpers = "    static BufferedReader in = new BufferedReader(new InputStreamReader(System.in));\n\n"
               "    static String line() throws IOException {\n        String text = in.readLine();\n"
               "        return text == null ? \"\" : text;\n    }\n\n"
               "    static String[] words() throws IOException {\n        String text = line().trim();\n"
               "        return text.isEmpty() ? new String[0] : text.split(\" +\");\n    }\n\n"
               "    public static void main(String[] args) throws IOException {\n",
    .indent = "        ",
    .read = { "@T @N = @C;",
              "line();\nString[] @N_words = words();\n@T[] @N = new @T[@N_words.length];\n"
              "for (int i = 0; i < @N.length; i++) {\n    String[] words = @N_words;\n    @N[i] = @C;\n}",
              "@T[] @N = new @T[Integer.parseInt(line().trim())];\nfor (int i = 0; i < @N.length; i++)\n"
              "    @N[i] = @C;",
              "@T[][] @N = new @T[Integer.parseInt(words()[0])][];\nfor (int i = 0; i < @N.length; i++) {\n"
              "    String[] words = words();\n    @N[i] = new @T[words.length];\n"
              "    for (int j = 0; j < words.length; j++)\n        @N[i][j] = @C;\n}" },
    .print = { "System.out.println(@K);",
               "StringBuilder out = new StringBuilder();\nfor (@T item : @K)\n"
               "    out.append(out.length() > 0 ? \" \" : \"\").append(@S);\nSystem.out.println(out);",
               "for (@T item : @K)\n    System.out.println(@S);",
               "for (@T[] row : @K) {\n    StringBuilder out = new StringBuilder();\n    for (@T item : row)\n"
               "        out.append(out.length() > 0 ? \" \" : \"\").append(@S);\n    System.out.println(out);\n}" },
    .end = "    }\n}\n",
    .plain = "import java.io.*;\nimport java.util.*;\n\npublic class Main {\n"
             "    public static void main(String[] args) throws IOException {\n"
             "        // Read from standard input and print the answer.\n"
             "        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));\n"
             "        for (String text; (text = in.readLine()) != null;)\n            System.out.println(text);\n"
             "    }\n}\n",
};

const struct dialect dialect_csharp = {
    .id = "csharp",
    .types = { "int", "long", "double", "bool", "string" },
    .forms = { "@T", "@T[]", "@T[]", "@T[][]" },
    .from = { "int.Parse(@X)", "long.Parse(@X)", "double.Parse(@X, CultureInfo.InvariantCulture)", "@X == \"true\"",
              "@X" },
    .from_x = { "Line().Trim()", "item", "Line()", "item" }, .string_x = "Line()",
    .to = { "@X", "@X", "@X.ToString(\"R\", CultureInfo.InvariantCulture)", "(@X ? \"true\" : \"false\")", "@X" },
    .to_x = { "result", "item", "item", "item" },
    .zeros = { "return 0;", "return 0;", "return 0;", "return false;", "return \"\";" },
    .zero_forms = { "", "return new @T[0];", "return new @T[0];", "return new @T[0][];" },
    .parameter = { "@R @N", "@R @N", "@R @N", "@R @N" }, .between = ", ",
    .argument = { "@N", "@N", "@N", "@N" },
    .function = "using System;\nusing System.Collections.Generic;\nusing System.Globalization;\nusing System.Linq;\n\n"
                "class Program\n{\n    static @R @F(@P)\n    {\n        // Write your code here.\n"
                "        @Z\n    }\n\n",
    .helpers = "    static string Line()\n    {\n        return Console.ReadLine() ?? \"\";\n    }\n\n"
               "    static string[] Words()\n    {\n"
               "        return Line().Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries);\n    }\n\n"
               "    static void Main()\n    {\n",
    .indent = "        ",
    .read = { "@T @N = @C;", "Line();\n@T[] @N = Words().Select(item => @C).ToArray();",
              "@T[] @N = Enumerable.Range(0, int.Parse(Line().Trim())).Select(i => @C).ToArray();",
              "@T[][] @N = Enumerable.Range(0, int.Parse(Words()[0]))\n"
              "    .Select(i => Words().Select(item => @C).ToArray()).ToArray();" },
    .print = { "var result = @K;\nConsole.WriteLine(@S);",
               "Console.WriteLine(string.Join(\" \", @K.Select(item => @S)));",
               "foreach (var item in @K)\n    Console.WriteLine(@S);",
               "foreach (var row in @K)\n    Console.WriteLine(string.Join(\" \", row.Select(item => @S)));" },
    .end = "    }\n}\n",
    .plain = "using System;\n\nclass Program\n{\n    static void Main()\n    {\n"
             "        // Read from standard input and print the answer.\n        string text;\n\n"
             "        while ((text = Console.ReadLine()) != null)\n            Console.WriteLine(text);\n    }\n}\n",
};

const struct dialect dialect_go = {
    .id = "go",
    .types = { "int", "int64", "float64", "bool", "string" },
    .forms = { "@T", "[]@T", "[]@T", "[][]@T" },
    .from = { "int(number(@X))", "number(@X)", "real(@X)", "@X == \"true\"", "@X" },
    .from_x = { "line()", "item", "line()", "item" },
    .to = { "@X", "@X", "strconv.FormatFloat(@X, 'g', -1, 64)", "@X", "@X" },
    .to_x = { "result", "item", "item", "item" },
    .zeros = { "return 0", "return 0", "return 0", "return false", "return \"\"" },
    .zero_forms = { "", "return nil", "return nil", "return nil" },
    .parameter = { "@N @R", "@N @R", "@N @R", "@N @R" }, .between = ", ",
    .argument = { "@N", "@N", "@N", "@N" },
    .function = "package main\n\nimport (\n\t\"bufio\"\n\t\"fmt\"\n\t\"os\"\n\t\"strconv\"\n\t\"strings\"\n)\n\n"
                "func @F(@P) @R {\n\t// Write your code here.\n\t@Z\n}\n\n",
    .helpers = "var input = bufio.NewReader(os.Stdin)\n\nfunc line() string {\n"
               "\ttext, _ := input.ReadString('\\n')\n\treturn strings.TrimRight(text, \"\\r\\n\")\n}\n\n"
               "func words() []string {\n\treturn strings.Fields(line())\n}\n\n"
               "func number(text string) int64 {\n"
               "\tn, _ := strconv.ParseInt(strings.TrimSpace(text), 10, 64)\n\treturn n\n}\n\n"
               "func real(text string) float64 {\n"
               "\tn, _ := strconv.ParseFloat(strings.TrimSpace(text), 64)\n\treturn n\n}\n\nfunc main() {\n",
    .indent = "\t",
    .read = { "@N := @C", "line()\nvar @N []@T\nfor _, item := range words() {\n\t@N = append(@N, @C)\n}",
              "@N := make([]@T, number(line()))\nfor i := range @N {\n\t@N[i] = @C\n}",
              "@N := make([][]@T, number(words()[0]))\nfor i := range @N {\n\tfor _, item := range words() {\n"
              "\t\t@N[i] = append(@N[i], @C)\n\t}\n}" },
    .print = { "result := @K\nfmt.Println(@S)",
               "for i, item := range @K {\n\tif i > 0 {\n\t\tfmt.Print(\" \")\n\t}\n\tfmt.Print(@S)\n}\nfmt.Println()",
               "for _, item := range @K {\n\tfmt.Println(@S)\n}",
               "for _, row := range @K {\n\tfor i, item := range row {\n\t\tif i > 0 {\n\t\t\tfmt.Print(\" \")\n\t\t}\n"
               "\t\tfmt.Print(@S)\n\t}\n\tfmt.Println()\n}" },
    .end = "}\n",
    .plain = "package main\n\nimport (\n\t\"bufio\"\n\t\"fmt\"\n\t\"os\"\n)\n\nfunc main() {\n"
             "\t// Read from standard input and print the answer.\n\tinput := bufio.NewScanner(os.Stdin)\n"
             "\tfor input.Scan() {\n\t\tfmt.Println(input.Text())\n\t}\n}\n",
};

const struct dialect dialect_rust = {
    .id = "rust",
    .types = { "i32", "i64", "f64", "bool", "String" },
    .forms = { "@T", "Vec<@T>", "Vec<@T>", "Vec<Vec<@T>>" },
    .from = { "@X.trim().parse::<i32>().unwrap()", "@X.trim().parse::<i64>().unwrap()",
              "@X.trim().parse::<f64>().unwrap()", "@X == \"true\"", "@X" },
    .from_x = { "line()", "item", "line()", "item" },
    .to = { "@X", "@X", "@X", "@X", "@X" }, .to_x = { "result", "item", "item", "item" },
    .zeros = { "0", "0", "0.0", "false", "String::new()" },
    .zero_forms = { "", "Vec::new()", "Vec::new()", "Vec::new()" },
    .parameter = { "@N: @R", "@N: @R", "@N: @R", "@N: @R" }, .between = ", ",
    .argument = { "@N", "@N", "@N", "@N" },
    .function = "#![allow(non_snake_case, unused)]\n\nfn @F(@P) -> @R {\n    // Write your code here.\n    @Z\n}\n\n",
    .helpers = "fn line() -> String {\n    let mut text = String::new();\n"
               "    std::io::stdin().read_line(&mut text).unwrap();\n"
               "    text.trim_end_matches(|c| c == '\\r' || c == '\\n').to_string()\n}\n\n"
               "fn words() -> Vec<String> {\n    line().split_whitespace().map(String::from).collect()\n}\n\n"
               "fn joined<T: ToString>(list: &[T]) -> String {\n"
               "    list.iter().map(|item| item.to_string()).collect::<Vec<_>>().join(\" \")\n}\n\nfn main() {\n",
    .indent = "    ",
    .read = { "let @N: @T = @C;", "line();\nlet @N: Vec<@T> = words().iter().map(|item| @C).collect();",
              "let @N_n: usize = line().trim().parse().unwrap();\nlet @N: Vec<@T> = (0..@N_n).map(|_| @C).collect();",
              "let @N_n: usize = words()[0].parse().unwrap();\n"
              "let @N: Vec<Vec<@T>> = (0..@N_n).map(|_| words().iter().map(|item| @C).collect()).collect();" },
    .print = { "println!(\"{}\", @K);", "println!(\"{}\", joined(&@K));",
               "for item in @K {\n    println!(\"{}\", item);\n}",
               "for row in @K {\n    println!(\"{}\", joined(&row));\n}" },
    .end = "}\n",
    .plain = "use std::io::BufRead;\n\nfn main() {\n    // Read from standard input and print the answer.\n"
             "    for text in std::io::stdin().lock().lines() {\n        println!(\"{}\", text.unwrap());\n    }\n}\n",
};
