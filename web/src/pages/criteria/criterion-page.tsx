export function CriterionPage() {
  return <p>placeholder, to be overwritten</p>;
}
