export function ModelPage() {
  return <p>placeholder, to be overwritten</p>;
}
