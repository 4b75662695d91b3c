/** Near enough for laying out labels without asking the page for its font [px]. */
export const textWidth = (text: string, size = 12): number => text.length * size * 0.56;
