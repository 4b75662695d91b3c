/** The element's id of the field for a new reaction. */
export const newLineId = "new-reaction";
