/** How serious a verdict is. */
export type Tone = "good" | "attention" | "bad";
