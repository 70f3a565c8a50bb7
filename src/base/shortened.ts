/** A text of at most so many characters, and an ellipsis where something was left out. */
export function shortened(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
