// php.ts - PHP alone: the package of the editor brings HTML, CSS and JavaScript with it, which no
// answer here has.
import { continuedIndent, delimitedIndent, indentNodeProp, LRLanguage, LanguageSupport } from "@codemirror/language";
import { parser } from "@lezer/php";

const indent = indentNodeProp.add({
  "IfStatement WhileStatement": continuedIndent({ except: /^\s*({|else\b|elseif\b|endif\b)/ }),
  "Block EnumBody DeclarationList": delimitedIndent({ closing: "}" }),
  ArgList: delimitedIndent({ closing: ")" }),
  "ArrayExpression SubscriptExpression": delimitedIndent({ closing: "]" }),
});

const php = LRLanguage.define({
  name: "php",
  parser: parser.configure({ props: [indent] }),
  languageData: {
    commentTokens: { block: { open: "/*", close: "*/" }, line: "//" },
    indentOnInput: /^\s*[})\]]$/,
    wordChars: "$",
  },
});

export const support = new LanguageSupport(php);
