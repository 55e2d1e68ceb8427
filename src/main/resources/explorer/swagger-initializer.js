window.onload = () => {
  window.ui = SwaggerUIBundle({
    url: new URL("../v3/api-docs", window.location.href).href,
    dom_id: "#swagger-ui",
    deepLinking: true,
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    plugins: [SwaggerUIBundle.plugins.DownloadUrl],
    layout: "StandaloneLayout",
    tryItOutEnabled: true,
    validatorUrl: "none"
  });
};
