import type { Word } from "./sentence";

/** A rule as a sentence, its parts that were chosen in strong. */
export function RuleSentence({ words }: { words: Word[] }) {
  return (
    <p className="sentence">
      {words.map((word, i) => (
        <span key={i}>
          {i > 0 && !word.words.startsWith(",") && words[i - 1]?.words !== "(" && word.words !== ")" ? " " : ""}
          {word.strong ? <strong>{word.words}</strong> : word.words}
        </span>
      ))}
    </p>
  );
}
