// The pages are opened here and nowhere else: the key is the fragment of this page's address, which is sent to nobody.
"use strict"

const NONCE_BYTES = 12

function say(state) {
    for (const part of document.querySelectorAll("[data-state]"))
        part.hidden = part.dataset.state !== state
}

function bytes(base64url) {
    return Uint8Array.from(atob(base64url.replaceAll("-", "+").replaceAll("_", "/")), c => c.charCodeAt(0))
}

async function take() {
    const reply = await fetch(`${location.pathname}/pages`)
    if (!reply.ok)
        return say("gone")
    const sealed = new Uint8Array(await reply.arrayBuffer())
    const key = await crypto.subtle.importKey("raw", bytes(location.hash.slice(1)), "AES-GCM", false, ["decrypt"])
    const iv = sealed.subarray(0, NONCE_BYTES)
    const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, sealed.subarray(NONCE_BYTES))
    document.getElementById("save").href = URL.createObjectURL(new Blob([plain], { type: "application/pdf" }))
    history.replaceState(null, "", location.pathname)
    await fetch(`${location.pathname}/taken`, { method: "POST" })
    say("ready")
}

take().catch(() => say("unreadable"))
