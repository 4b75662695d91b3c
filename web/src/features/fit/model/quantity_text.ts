import type { Quantity } from "@/doc/types";
import { parseQuantity, quantityText } from "@/units/quantity";

/** Number and unit of a quantity of the document; nothing where there is none. */
export const split = (quantity: Quantity | undefined) => (quantity === undefined ? undefined : parseQuantity(quantity));
/** All digits: what is read back is the same number. */
export const join = quantityText;
