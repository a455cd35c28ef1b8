// What ASP.NET Core alone makes of the same machine: one route that checks the gateway's own access tokens and answers a word.
// JWT_KEY is the gateway's key, PORT where to listen.
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
var key = builder.Configuration["JWT_KEY"] ?? throw new InvalidOperationException("JWT_KEY is not set");
builder.Services.AddAuthorization();
builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
{
    options.MapInboundClaims = false;
    options.TokenValidationParameters = new TokenValidationParameters
    {
        ValidIssuer = "verticalfarm",
        ValidAudience = "verticalfarm",
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        IssuerSigningKey = new SymmetricSecurityKey(Convert.FromBase64String(key)),
    };
});
builder.WebHost.ConfigureKestrel(server => server.ListenAnyIP(builder.Configuration.GetValue("PORT", 18981)));

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapGet("/", () => "ok").RequireAuthorization();
app.Run();
