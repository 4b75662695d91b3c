import { controlOfKeys } from "@/ui/study/control";

export const control = controlOfKeys();
