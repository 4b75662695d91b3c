declare module "*.csv" {
  const rows: readonly Readonly<Record<string, string | number>>[];
  export default rows;
}
