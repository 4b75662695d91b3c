export { Scheme as default } from "./Scheme";
