using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;
using VerticalFarm.Api.Json;
using VerticalFarm.Api.OpenApi.Documents;
using VerticalFarm.Api.OpenApi.Operations;
using VerticalFarm.Api.OpenApi.Pages;
using VerticalFarm.Api.OpenApi.Schemas;

namespace VerticalFarm.Api.OpenApi;

/// <summary>The API describes itself: <c>/openapi.json</c> for programs, <c>/docs</c> for people.</summary>
internal static class OpenApiSetup
{
    public static void AddDescription(this WebApplicationBuilder builder)
    {
        // The framework describes types as these options would write them.
        builder.Services.Configure<JsonOptions>(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = ApiJson.Describing.PropertyNamingPolicy;
            json.SerializerOptions.NumberHandling = ApiJson.Describing.NumberHandling;
            json.SerializerOptions.TypeInfoResolver = ApiJson.Describing.TypeInfoResolver;
            foreach (var converter in ApiJson.Describing.Converters)
            {
                json.SerializerOptions.Converters.Add(converter);
            }
        });
        builder.Services.AddOpenApi(options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.CreateSchemaReferenceId = SchemaNames.Of;
            options.AddSchemaTransformer<SchemaTransformer>();
            options.AddOperationTransformer<OperationTransformer>();
            options.AddDocumentTransformer<DocumentTransformer>();
        });
        builder.Services.AddSingleton<IApiDescriptionProvider, HandDescribedEndpoints>();
        builder.Services.AddSingleton<DescriptionText>();
    }

    public static void MapDescription(this WebApplication app)
    {
        app.MapGet("/openapi.json", (DescriptionText text) => text.AnswerAsync()).ExcludeFromDescription();
        app.MapDocs();
    }
}
