// Files of the index and of the engine: scripts, so that a page opened from a folder can load them too.
const FOLDER = "assets/find/";

const handedOver = new Map(); // name to {mark, data}
const loading = new Map();

const receive = (name, mark, data) => handedOver.set(name, { mark, data });

function load(address) {
  if (!loading.has(address)) {
    const promise = new Promise(function (done, failed) {
      const script = document.createElement("script");
      script.src = address;
      script.onload = done;
      script.onerror = () => failed(new Error("cannot load " + address));
      document.head.append(script);
    });
    promise.catch(() => loading.delete(address)); // so that trying again is possible
    loading.set(address, promise);
  }
  return loading.get(address);
}

// A file of the index or, without a mark, of the engine. A file of another build would not fit.
async function part(base, name, mark) {
  if (!handedOver.has(name)) await load(base + FOLDER + name + ".js" + (mark ? "?" + mark : ""));
  const handed = handedOver.get(name);
  if (!handed || (mark && handed.mark !== mark)) {
    handedOver.delete(name);
    loading.clear();
    throw new Error(name + " is missing or from another build");
  }
  return handed.data;
}
